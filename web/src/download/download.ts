import { send } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';

/** Fetches an export of the service and hands it to the browser to keep. @throws ApiProblem where the service refused */
export async function download(path: string): Promise<void> {
  const response = await send(new Request(new URL(path, location.origin)));
  if (!response.ok) throw new ApiProblem(response.status, await response.json().catch(() => undefined));
  saveFile(nameOf(response) ?? path.split('/').at(-1)!, await response.blob());
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function nameOf(response: Response): string | undefined {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return encoded === undefined ? /filename="([^"]+)"/.exec(disposition)?.[1] : decodeURIComponent(encoded);
}
