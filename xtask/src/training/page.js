// Longhand's training programs and TensorFlow.js, in turns in one page. The data of TensorFlow.js
// stand on its side before the clock starts; ours draws a batch and reads its signs at every step.

const ROUNDS = 5
const MILLISECONDS = 400

/// Runs whose signs are the same bits in both programs and natively.
const SAME = [
  'task=spiral&steps=300',
  'task=text&steps=60&optimizer=muon',
  'task=text&steps=40&numbers=fp16-scaled&padded=yes',
  'task=spiral&steps=300&optimizer=lion&numbers=bf16&faults=no-zero-grad',
]

/// FNV-1a of the bytes of all signs, in 32 bits.
const bits = (Training, settings) =>
  new Uint8Array(new Training(settings).steps(100000).buffer)
    .reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193) >>> 0, 0x811c9dc5)

const load = async folder => {
  const program = await import(`./${folder}/longhand_web_train.js`)
  await program.default({ module_or_path: new URL(`./${folder}/longhand_web_train_bg.wasm`, location.href) })
  return program.Training
}

const ours = (Training, task) => {
  let run
  const fresh = () => { run = new Training(`${task}&steps=100000`) }
  fresh()
  return () => { if (!run.steps(1).length) fresh() }
}

const { add, matMul, mean, mul, oneHot, relu, reshape, rsqrt, softmax, square, tensor1d, tensor2d, transpose, variable } = tf
const classes = (count, rows, of) =>
  tf.cast(oneHot(tensor1d(Array.from({ length: rows }, (_, i) => of(i) % count), 'int32'), count), 'float32')
const matrix = (...shape) => variable(tf.randomNormal(shape, 0, 1 / Math.sqrt(shape[0])))
const bias = size => variable(tf.zeros([size]))

/// A function that takes a step and gives the loss.
const stepper = (adam, loss) => () => {
  const found = adam.minimize(loss, true)
  const value = found.dataSync()[0]
  found.dispose()
  return value
}

/// The small network: two hidden layers of 32, Adam in AdamW's place.
const network = () => {
  const batch = 64
  const x = tf.randomNormal([batch, 2])
  const y = classes(2, batch, i => i)
  const layers = [[2, 32], [32, 32], [32, 2]].map(([from, to]) => ({ w: matrix(from, to), b: bias(to) }))
  return stepper(tf.train.adam(0.01), () => {
    const out = layers.reduce((h, { w, b }, i) => {
      const z = add(matMul(h, w), b)
      return i < 2 ? relu(z) : z
    }, x)
    return tf.losses.softmaxCrossEntropy(y, out)
  })
}

/// The transformer: the sizes of `Sizes::small`, 8 sequences of 32 tokens.
const transformer = () => {
  const [vocabulary, context, width, heads, hidden, layers, batch] = [29, 32, 32, 2, 128, 2, 8]
  const rows = batch * context
  const tokens = classes(vocabulary, rows, i => i * 7)
  const targets = classes(vocabulary, rows, i => i * 7 + 7)
  const mask = tensor2d(Array.from({ length: context }, (_, q) =>
    Array.from({ length: context }, (_, k) => k > q ? -1e9 : 0)))
  const gain = () => variable(tf.ones([width]))
  const [embedding, positions] = [matrix(vocabulary, width), matrix(context, width)]
  const blocks = Array.from({ length: layers }, () => ({
    gain1: gain(), qkv: matrix(width, 3 * width), out: matrix(width, width), gain2: gain(),
    up: matrix(width, hidden), upBias: bias(hidden), down: matrix(hidden, width), downBias: bias(width),
  }))
  const [last, head] = [gain(), matrix(width, vocabulary)]
  const norm = (x, gain) => mul(mul(x, rsqrt(add(mean(square(x), -1, true), 1e-5))), gain)
  const heads_of = x => transpose(reshape(x, [batch, context, heads, width / heads]), [0, 2, 1, 3])
  return stepper(tf.train.adam(0.005), () => {
    let x = add(reshape(matMul(tokens, embedding), [batch, context, width]), positions)
    x = reshape(x, [rows, width])
    for (const block of blocks) {
      const [q, k, v] = tf.split(matMul(norm(x, block.gain1), block.qkv), 3, 1).map(heads_of)
      const p = softmax(add(mul(matMul(q, k, false, true), 1 / Math.sqrt(width / heads)), mask))
      const mixed = reshape(transpose(matMul(p, v), [0, 2, 1, 3]), [rows, width])
      x = add(x, matMul(mixed, block.out))
      const h = relu(add(matMul(norm(x, block.gain2), block.up), block.upBias))
      x = add(x, add(matMul(h, block.down), block.downBias))
    }
    return tf.losses.softmaxCrossEntropy(targets, matMul(norm(x, last), head))
  })
}

const rate = step => {
  for (let i = 0; i < 3; i++) step()
  const start = performance.now()
  let steps = 0
  while (performance.now() - start < MILLISECONDS) {
    step()
    steps++
  }
  return 1000 * steps / (performance.now() - start)
}

const main = async () => {
  const programs = { simd: await load('train-simd'), plain: await load('train') }
  for (const settings of SAME) {
    const native = await (await fetch(`run/bits/${settings}`)).json()
    for (const [name, Training] of Object.entries(programs)) {
      const found = bits(Training, settings)
      if (found !== native) throw Error(`${settings}: ${name} gives ${found}, the native engine ${native}`)
    }
  }
  tf.wasm.setWasmPaths(new URL('.', location.href).href)
  const models = { spiral: network, text: transformer }
  const built = {}
  for (const backend of ['wasm', 'cpu']) {
    await tf.setBackend(backend)
    await tf.ready()
    for (const [task, make] of Object.entries(models)) built[`${backend} ${task}`] = make()
  }
  const results = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const task of Object.keys(models)) {
      const row = { task }
      for (const [name, Training] of Object.entries(programs)) row[name] = rate(ours(Training, `task=${task}`))
      for (const backend of ['wasm', 'cpu']) {
        await tf.setBackend(backend)
        row[`tf-${backend}`] = rate(built[`${backend} ${task}`])
      }
      for (const other of ['native', 'torch']) {
        row[other] = await (await fetch(`run/${other}/${task}`)).json()
      }
      results.push(row)
    }
  }
  await fetch('done', { method: 'POST', body: JSON.stringify({ results, same: SAME.length }) })
}

main().catch(error => fetch('done', { method: 'POST', body: JSON.stringify({ error: String(error.stack || error) }) }))
