// What can be measured of how the page looks. Everything here runs inside the page.

/** Does anything make the whole page scroll sideways? Names what sticks out. */
export function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest('.scroll'))
    .slice(0, 5)
    .map((each) => `${each.tagName} ${each.className} "${each.textContent.slice(0, 40)}"`);
}

/** Labels of charts that lie over each other or are cut off by the picture's edge. */
export function labelFaults() {
  const faults = [];
  for (const svg of document.querySelectorAll('figure svg')) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const name = svg.closest('figure').id;
    const slack = frame.width / 680;  // a unit or so of the picture
    const labels = [...svg.querySelectorAll('text')]
      .filter((each) => each.textContent.trim() !== '')
      .map((each) => ({ words: each.textContent, box: each.getBoundingClientRect() }));
    for (const { words, box } of labels) {
      if (box.left < frame.left - slack || box.right > frame.right + slack || box.top < frame.top - slack ||
          box.bottom > frame.bottom + slack) {
        faults.push(`${name}: "${words}" is cut off`);
      }
    }
    for (let i = 0; i < labels.length; ++i) {
      for (let j = i + 1; j < labels.length; ++j) {
        const a = labels[i].box;
        const b = labels[j].box;
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // A line of text is higher than its letters: a little of two boxes may overlap without a letter touched.
        if (wide > slack && high > 0.3 * Math.min(a.height, b.height)) {
          faults.push(`${name}: "${labels[i].words}" lies over "${labels[j].words}"`);
        }
      }
    }
  }
  return faults;
}

/** Anything that could run, load or lead somewhere: there must be none of it. */
export function dangers() {
  const found = [];
  for (const each of document.querySelectorAll('*')) {
    if (/^(script|img|iframe|object|embed|link|form|base|audio|video|image|use|foreignObject|animate|set)$/i.test(each.tagName)) {
      found.push(`<${each.tagName}>`);
    }
    for (const { name, value } of each.attributes) {
      if (/^on/i.test(name) || /^\s*javascript:/i.test(value)) found.push(`${name}="${value}"`);
      if (/^(href|xlink:href|src)$/i.test(name) && !/^(#|https?:\/\/)/.test(value)) found.push(`${name}="${value}"`);
    }
  }
  return found;
}

/** Links within the page that lead nowhere, and ids that two things share. */
export function brokenLinks() {
  const ids = [...document.querySelectorAll('[id]')].map((each) => each.id);
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} is there twice`);
  const nowhere = [...document.querySelectorAll('a[href^="#"]')]
    .filter((each) => !document.getElementById(each.getAttribute('href').slice(1)))
    .map((each) => `${each.getAttribute('href')} leads nowhere`);
  return [...twice, ...nowhere];
}
