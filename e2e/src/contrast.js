// Text that has too little contrast with what is behind it: WCAG 2.2, 1.4.3. The same as axe's rule
// `color-contrast`, which takes ten times as long on a chapter, for it lays a grid over the page.
// Here what is behind a text is the nearest background around it, so nothing may lie across another.
// A flow holds the two against one another.
(root => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const colours = new Map();
  // Whatever way a colour is written: red, green, blue in 0 to 255 and alpha in 0 to 1.
  const colour = text => {
    if (!colours.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      colours.set(text, [r, g, b, a / 255]);
    }
    return colours.get(text);
  };
  const over = ([r, g, b, a], behind) =>
    [r, g, b].map((one, place) => one * a + behind[place] * (1 - a));
  const luminance = parts => {
    const [r, g, b] = parts.map(one => {
      const part = one / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // What is behind the text of an element, and how much of its colour is left by opacity.
  const places = new Map();
  const place = element => {
    if (!element) return { behind: [255, 255, 255], opacity: 1, known: true };
    if (!places.has(element)) {
      const style = getComputedStyle(element);
      const around = place(element.parentElement);
      const own = colour(style.backgroundColor);
      const opacity = around.opacity * Number(style.opacity);
      places.set(element, {
        behind: over([own[0], own[1], own[2], own[3] * opacity], around.behind),
        opacity,
        known: (around.known || own[3] === 1) && style.backgroundImage === 'none',
      });
    }
    return places.get(element);
  };
  const found = [];
  const seen = new Set();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element || seen.has(element)) continue;
    seen.add(element);
    // Drawings are judged by eye, and what cannot be used has no rule.
    if (element.closest('svg, :disabled, [aria-disabled=true], option, script, style, noscript')) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const { behind, opacity, known } = place(element);
    if (!known) continue;
    const style = getComputedStyle(element);
    const [r, g, b, a] = colour(style.color);
    // Hidden until something is typed or judged.
    if (a * opacity === 0) continue;
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const least = large ? 3 : 4.5;
    const has = ratio(over([r, g, b, a * opacity], behind), behind);
    if (has < least) {
      found.push(`${has.toFixed(2)} of ${least}: ${element.outerHTML.slice(0, 160)}`);
    }
  }
  return found;
})
