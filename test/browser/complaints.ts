import type { Page } from 'playwright-core';

/** Console errors, failed requests and requests to hosts other than the address's, as they happen. */
export function complaintsOf(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== 'data:' && host !== new URL(address).host) complaints.push(`asks for ${request.url()}`);
  });
  return complaints;
}
