// Makes a page hold whatever it must: the type shrinks until nothing runs over. Paper has no scroll bar.
const LARGEST = 11.5;
const SMALLEST = 3;

/** Sets the largest type size, in px, at which the content of a box of fixed height fits. */
export function fitToPage(box: HTMLElement): { update: () => void; destroy: () => void } {
  const holds = (size: number) => {
    box.style.fontSize = `${size}px`;
    return box.scrollHeight <= box.clientHeight + 0.5 && box.scrollWidth <= box.clientWidth + 0.5;
  };
  const fit = () => {
    let [low, high] = [SMALLEST, LARGEST];
    if (!holds(high)) {
      for (let step = 0; step < 8; step += 1) {
        const middle = (low + high) / 2;
        if (holds(middle)) low = middle;
        else high = middle;
      }
      holds(low);
    }
    box.dataset['fits'] = String(box.scrollHeight <= box.clientHeight + 0.5);
  };
  // Fonts and pictures come late, and each changes what fits.
  const later = () => fit();
  fit();
  void document.fonts.ready.then(later);
  box.addEventListener('load', later, true);
  window.addEventListener('beforeprint', later);
  return {
    update: fit,
    destroy: () => {
      box.removeEventListener('load', later, true);
      window.removeEventListener('beforeprint', later);
    },
  };
}
