// Files for whoever has given a token: a link alone would ask as somebody unknown, and bring the file without what is restricted, or nothing
// at all where reading needs a token. Without a token the browser follows the link as ever.
import { announce, token } from './store.svelte';

/** Hands bytes to the browser as a file. */
export function save(bytes: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name a server gives to a file it sends. */
function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? 'zaiti';
}

/** Takes over a click on a link to a file of the server where there is a token; whether it did. */
export function bringWithToken(event: MouseEvent, link: HTMLAnchorElement, failed: (status: number) => string): boolean {
  if (!token.value || !link.hasAttribute('download') || link.origin !== location.origin || link.protocol === 'blob:') return false;
  event.preventDefault();
  void bring(link.href, link.download, failed);
  return true;
}

async function bring(address: string, wanted: string, failed: (status: number) => string): Promise<void> {
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token.value}` } }).catch(() => null);
  if (!response?.ok) announce(failed(response?.status ?? 0));
  else save(await response.blob(), wanted || nameOf(response.headers.get('content-disposition')));
}
