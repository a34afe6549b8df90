// Holds every figure that a person sees in the page against story.json.

/** The value at a JSON pointer, or undefined. */
export function at(story, pointer) {
  return pointer.split('/').slice(1).reduce((inside, key) => inside?.[key], story);
}

const NUMBER = /[-−+]?£?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?(?:%|m\b|bn\b|k\b)?/g;
const DATE = /\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g;

/** A number as shown: its value in the story's unit, and how far the true value may lie from it. */
export function read(shown) {
  const digits = shown.replace(/[£,%]/g, '').replace('−', '-').replace(/(m|bn|k)$/, '');
  const scale = shown.endsWith('%') ? 0.01 : shown.endsWith('bn') ? 1e9 : shown.endsWith('m') ? 1e6 : shown.endsWith('k') ? 1e3 : 1;
  const [mantissa, exponent] = digits.split('e');
  const point = mantissa.indexOf('.');
  const zeros = point < 0 ? (mantissa.match(/0+$/)?.[0].length ?? 0) : 0;
  const step = point < 0 ? 10 ** (Number(mantissa) === 0 ? 0 : zeros) : 10 ** -(mantissa.length - point - 1);
  return { value: Number(digits) * scale, off: (0.5 * step * 10 ** Number(exponent ?? 0)) * scale };
}

/** True if `shown` is what `value` looks like after rounding. */
export function isRounded(shown, value) {
  const { value: seen, off } = read(shown);
  return Math.abs(seen - value) <= off * (1 + 1e-9) + 1e-12;
}

/** Every number below a place of the story, numbers within its words too. */
function numbersBelow(inside, into = new Set()) {
  if (typeof inside === 'number') into.add(inside);
  else if (typeof inside === 'string') for (const word of inside.match(NUMBER) ?? []) into.add(read(word).value);
  else if (inside && typeof inside === 'object') for (const each of Object.values(inside)) numbersBelow(each, into);
  return into;
}

/** Dates of the story in words. */
function datesOf(text) {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
    'November', 'December'];
  const dates = new Set();
  for (const [, year, month, day] of text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)) {
    dates.add(`${Number(day)} ${months[Number(month) - 1]} ${year}`);
  }
  return dates;
}

// What the method says of every run: 95, 50 and 80 of 100 futures, 10 and 90 of 100, "for each 1,000".
const METHOD = new Set([0, 1, 10, 50, 80, 90, 95, 100, 1000]);

/** Faults of the page's figures, as sentences; empty: all are right. `marked` counts what was checked. */
export function faultsOf(story, storyText, nodes) {
  const faults = [];
  const dates = datesOf(storyText);
  const below = new Map();
  const numbersAt = (pointers) => {
    if (!below.has(pointers)) {
      const all = new Set(METHOD);
      for (const pointer of pointers.split(' ').filter(Boolean)) numbersBelow(at(story, pointer), all);
      for (const date of dates) all.add(Number(date.split(' ')[2]));
      below.set(pointers, [...all]);
    }
    return below.get(pointers);
  };
  let marked = 0;
  for (const node of nodes) {
    if (node.kind === 'path') {
      marked += 1;
      const value = at(story, node.pointer);
      if (typeof value !== 'number' || Number(node.value) !== value) {
        faults.push(`${node.pointer}: the page has ${node.value}, story.json has ${value}`);
      }
      if (/^(under|over) /.test(node.text)) continue;
      if (!isRounded(node.text, value)) faults.push(`${node.pointer}: shown as ${node.text}, but it is ${value}`);
    } else if (node.kind === 'text') {
      marked += 1;
      const words = at(story, node.pointer);
      if (escaped(words) !== node.text) faults.push(`${node.pointer}: shown as "${node.text}", but it is "${words}"`);
    } else {
      const dated = node.text.replace(DATE, (date) => {
        if (!dates.has(date)) faults.push(`the day ${date} is nowhere in story.json: "${node.text.slice(0, 80)}"`);
        return '';
      });
      for (const shown of dated.match(NUMBER) ?? []) {
        if (node.kind === 'unmarked') faults.push(`a figure without a place in story.json: "${node.text.slice(0, 80)}"`);
        else if (!numbersAt(node.pointer).some((value) => isRounded(shown, value) || isRounded(shown, -value))) {
          faults.push(`${shown} is nowhere below ${node.pointer}: "${node.text.slice(0, 80)}"`);
        }
      }
    }
  }
  return { faults, marked };
}

/** Characters that could deceive or do something are shown as escapes. */
function escaped(words) {
  return words?.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, (c) =>
    c === '\n' ? '\\n' : c === '\t' ? '\\t' : `\\u${c.codePointAt(0).toString(16).padStart(4, '0')}`);
}

/** Runs in the page: every piece of text with a digit, and where it says its figures come from. */
export function collect() {
  const nodes = [];
  for (const each of document.querySelectorAll('data')) {
    nodes.push({ kind: 'path', pointer: each.dataset.path ?? '', value: each.value, text: each.textContent });
  }
  for (const each of document.querySelectorAll('[data-text]')) {
    nodes.push({ kind: 'text', pointer: each.dataset.text, text: each.textContent });
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!/\d/.test(node.data) || node.parentElement.closest('data, [data-text], [data-fixed], svg, style')) continue;
    const source = node.parentElement.closest('[data-source]');
    nodes.push({ kind: source ? 'source' : 'unmarked', pointer: source?.dataset.source ?? '', text: node.data.trim() });
  }
  return nodes;
}
