// @ts-check
// Finds the place of something in the window, as an eye does: it waits until
// the thing is there, can be seen, has stopped moving and has nothing over it.
// The practice person runs this in the page; it only looks.
/**
 * @typedef {{css: string, text?: string, frame?: string, enabled?: boolean, focused?: boolean, hovered?: boolean,
 *   value?: string, patience: number}} Wanted
 * @typedef {{x: number, y: number, left: number, top: number, src: string, value: string,
 *   disabled: boolean, why: string}} Place
 * @param {Wanted} wanted
 * @returns {Promise<Place>}
 */
(wanted) => new Promise((resolve) => {
  'use strict';
  const nothing = { x: 0, y: 0, left: 0, top: 0, src: '', value: '', disabled: false };
  let last = '';
  let why = '';
  let over = false;

  /** @returns {{doc: Document, frame: HTMLIFrameElement | null} | null} */
  const inside = () => {
    if (!wanted.frame) return { doc: document, frame: null };
    const frame = document.querySelector(wanted.frame);
    if (!(frame instanceof HTMLIFrameElement) || !frame.contentDocument) return null;
    return { doc: frame.contentDocument, frame };
  };

  /** @param {Document} doc */
  const find = (doc) => [...doc.querySelectorAll(wanted.css)].find(
    (one) => !wanted.text || one.textContent?.replace(/\s/g, '').includes(wanted.text));

  /** @param {DOMRect} box */
  const middle = (box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });

  /**
   * @param {Element} element
   * @param {Document} doc
   */
  const uncovered = (element, doc) => {
    const { x, y } = middle(element.getBoundingClientRect());
    const hit = doc.elementFromPoint(x, y);
    return hit !== null && (element === hit || element.contains(hit) || hit.contains(element));
  };

  const look = () => {
    const place = inside();
    const element = place && find(place.doc);
    if (!place || !element) return 'it is not in the page';
    const value = 'value' in element ? String(element.value) : '';
    if (wanted.value !== undefined) {
      if (value !== wanted.value) return 'it has another value';
      return { ...nothing, value, why: '' };
    }
    if (!element.checkVisibility({ visibilityProperty: true })) return 'it cannot be seen';
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return 'it has no size';
    if (element instanceof HTMLImageElement && !element.complete) return 'its picture has not come';
    const disabled = element.matches(':disabled');
    if (wanted.enabled && disabled) return 'it is asleep';
    if (wanted.focused && place.doc.activeElement !== element) return 'it has no focus';
    if (wanted.hovered && !element.matches(':hover')) return 'the mouse is not over it';
    if (!uncovered(element, place.doc)) return 'something covers it';
    let { x, y } = middle(box);
    let left = box.left + element.clientLeft;
    let top = box.top + element.clientTop;
    if (place.frame) {
      if (!uncovered(place.frame, document)) return 'something covers its frame';
      const outer = place.frame.getBoundingClientRect();
      const dx = outer.left + place.frame.clientLeft;
      const dy = outer.top + place.frame.clientTop;
      x += dx;
      y += dy;
      left += dx;
      top += dy;
    }
    const src = element instanceof HTMLImageElement || element instanceof HTMLIFrameElement ? element.src : '';
    return { x, y, left, top, src, value, disabled, why: '' };
  };

  const step = () => {
    const found = look();
    if (typeof found !== 'string') {
      // The same place in two frames means that it has stopped moving.
      const now = JSON.stringify(found);
      if (now === last) {
        resolve(found);
        return;
      }
      last = now;
    } else {
      why = found;
      last = '';
    }
    if (!over) requestAnimationFrame(step);
  };
  // A tab in the background draws no frames, so the end has a clock of its own.
  setTimeout(() => {
    over = true;
    resolve({ ...nothing, why: why || 'it does not stand still' });
  }, wanted.patience);
  step();
})
