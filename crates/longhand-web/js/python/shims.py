# What the small interpreter lacks of Python's library and an exercise may want.
# Each `#: name` begins a module. Names and meaning are those of CPython.
#: _math
from math import *
from math import log as _log, sqrt as _sqrt, floor as _floor, exp as _exp

__name__ = "math"


def prod(values, *, start=1):
    for value in values:
        start = start * value
    return start


def fsum(values):
    # Shewchuk's sum: partial sums that do not overlap, so nothing is lost.
    parts = []
    for x in values:
        x = float(x)
        kept = 0
        for y in parts:
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low:
                parts[kept] = low
                kept += 1
            x = high
        parts[kept:] = [x]
    total = 0.0
    for i in range(len(parts) - 1, -1, -1):
        x = total
        total = x + parts[i]
        low = parts[i] - (total - x)
        if low:
            # Half a unit in the last place goes to the side of what remains.
            if i > 0 and (low < 0) == (parts[i - 1] < 0):
                twice = low * 2
                rounded = total + twice
                if twice == rounded - total:
                    total = rounded
            break
    return total


def sumprod(p, q):
    p, q = list(p), list(q)
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    return sum(a * b for a, b in zip(p, q))


def comb(n, k):
    if n < 0 or k < 0:
        raise ValueError("must be a non-negative integer")
    k = min(k, n - k)
    if k < 0:
        return 0
    result = 1
    for i in range(k):
        result = result * (n - i) // (i + 1)
    return result


def perm(n, k=None):
    k = n if k is None else k
    result = 1
    for i in range(k):
        result *= n - i
    return result


def gcd(*values):
    result = 0
    for value in values:
        value = abs(value)
        while value:
            result, value = value, result % value
    return result


def lcm(*values):
    result = 1
    for value in values:
        if value == 0:
            return 0
        result = abs(result * value) // gcd(result, value)
    return result


def isqrt(n):
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    if n == 0:
        return 0
    x = 1 << ((len(bin(n)) - 1) // 2)
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def hypot(*values):
    largest = max([abs(float(x)) for x in values] + [0.0])
    if largest == 0 or largest == inf:
        return largest
    return largest * _sqrt(fsum((x / largest) ** 2 for x in values))


def dist(p, q):
    return hypot(*[a - b for a, b in zip(p, q)])


def log1p(x):
    near = 1.0 + x
    if near == 1.0:
        return float(x)
    return _log(near) * x / (near - 1.0) if near > 0 and near < inf else _log(near)


def cbrt(x):
    if x == 0:
        return x
    size = abs(x)
    root = size ** (1 / 3)
    root -= (root * root * root - size) / (3 * root * root)
    return root if x > 0 else -root


def exp2(x):
    return 2.0**x


def exp(x):
    try:
        return _exp(x)
    except ValueError:
        # CPython's name for a result beyond the largest float.
        raise OverflowError("math range error") from None
#: statistics
import math as _math


class StatisticsError(ValueError):
    pass


def _some(data, least):
    data = list(data)
    if len(data) < least:
        raise StatisticsError("at least " + str(least) + " data point needed")
    return data


def fmean(data, weights=None):
    data = _some(data, 1)
    if weights is None:
        return _math.fsum(data) / len(data)
    weights = list(weights)
    return _math.fsum(w * x for w, x in zip(weights, data)) / _math.fsum(weights)


def mean(data):
    data = _some(data, 1)
    total = sum(data) if all(isinstance(x, int) for x in data) else _math.fsum(data)
    value = total / len(data)
    return int(value) if isinstance(total, int) and total % len(data) == 0 else value


def median(data):
    data = sorted(_some(data, 1))
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def _squares(data, centre):
    return _math.fsum((x - centre) ** 2 for x in data)


def pvariance(data, mu=None):
    data = _some(data, 1)
    return _squares(data, fmean(data) if mu is None else mu) / len(data)


def variance(data, xbar=None):
    data = _some(data, 2)
    return _squares(data, fmean(data) if xbar is None else xbar) / (len(data) - 1)


def pstdev(data, mu=None):
    return _math.sqrt(pvariance(data, mu))


def stdev(data, xbar=None):
    return _math.sqrt(variance(data, xbar))
#: itertools
def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(values):
    kept = list(values)
    while kept:
        for value in kept:
            yield value


def repeat(value, times=None):
    while times is None or times > 0:
        yield value
        if times is not None:
            times -= 1


def accumulate(values, func=None, *, initial=None):
    values = iter(values)
    total = initial
    if initial is None:
        for total in values:
            break
        else:
            return
    yield total
    for value in values:
        total = total + value if func is None else func(total, value)
        yield total


class chain:
    def __init__(self, *lists):
        self._all = (value for one in lists for value in one)

    def __iter__(self):
        return self._all

    def __next__(self):
        return next(self._all)

    @staticmethod
    def from_iterable(lists):
        return (value for one in lists for value in one)


def compress(values, chosen):
    return (value for value, keep in zip(values, chosen) if keep)


def takewhile(test, values):
    for value in values:
        if not test(value):
            return
        yield value


def dropwhile(test, values):
    dropping = True
    for value in values:
        dropping = dropping and test(value)
        if not dropping:
            yield value


def starmap(func, values):
    return (func(*value) for value in values)


def islice(values, *bounds):
    start, stop, step = (0, bounds[0], 1) if len(bounds) == 1 else (tuple(bounds) + (1,))[:3]
    wanted = start or 0
    for place, value in enumerate(values):
        if stop is not None and place >= stop:
            return
        if place == wanted:
            yield value
            wanted += step or 1


def pairwise(values):
    first = True
    for value in values:
        if not first:
            yield before, value
        first = False
        before = value


def zip_longest(*lists, fillvalue=None):
    iterators = [iter(one) for one in lists]
    done = [False] * len(iterators)
    while True:
        row = []
        for i, one in enumerate(iterators):
            value = fillvalue
            if not done[i]:
                try:
                    value = next(one)
                except StopIteration:
                    done[i] = True
            row.append(value)
        if all(done):
            return
        yield tuple(row)


def product(*lists, repeat=1):
    rows = [()]
    for one in [list(values) for values in lists] * repeat:
        rows = [row + (value,) for row in rows for value in one]
    return iter(rows)


def _choices(values, length, allowed):
    values = list(values)

    def grow(chosen):
        if len(chosen) == length:
            yield tuple([values[i] for i in chosen])
            return
        for i in range(len(values)):
            if allowed(chosen, i):
                for row in grow(chosen + [i]):
                    yield row

    return grow([])


def permutations(values, r=None):
    values = list(values)
    return _choices(values, len(values) if r is None else r, lambda chosen, i: i not in chosen)


def combinations(values, r):
    return _choices(values, r, lambda chosen, i: not chosen or i > chosen[-1])


def combinations_with_replacement(values, r):
    return _choices(values, r, lambda chosen, i: not chosen or i >= chosen[-1])


def groupby(values, key=None):
    group = []
    present = None
    for value in values:
        name = value if key is None else key(value)
        if group and name != present:
            yield present, iter(group)
            group = []
        present = name
        group.append(value)
    if group:
        yield present, iter(group)
#: typing
class _Any:
    def __getitem__(self, _):
        return self

    def __call__(self, *_, **__):
        return self


Any = Callable = ClassVar = Dict = Final = Generator = Generic = Iterable = Iterator = List = Literal = _Any()
Mapping = NamedTuple = Optional = Protocol = Sequence = Set = Tuple = Type = TypeVar = Union = _Any()
TYPE_CHECKING = False


def cast(_, value):
    return value
#: bisect
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo


bisect = bisect_right


def insort(a, x, lo=0, hi=None, *, key=None):
    a.insert(bisect_right(a, x if key is None else key(x), lo, hi, key=key), x)
