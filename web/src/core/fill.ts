// Texts with places to fill. Pure: no framework, so that it is tested without a page.

/** Fills `{name}` places of a text; `{n|site|sites}` is the number with the noun that goes with it. */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (whole, key: string, one?: string, many?: string) => {
    if (!(key in values)) return whole;
    const value = String(values[key]);
    return one === undefined ? value : `${value} ${value === '1' ? one : many}`;
  });
}
