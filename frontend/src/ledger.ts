// What pages' scripts use to talk to the workbench: the same API that everybody has.

/** One page of rows, as every listing of the API answers. */
export interface Page<Row> {
  rows: Row[];
  total: number;
  first: number;
  next: string | null;
  previous: string | null;
  recorded_at: string | null;
}

/** Why a request was not answered: the line is for whoever looks at the page. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    line: string,
  ) {
    super(line);
  }
}

/** Ask the API, by default with the filters that the page's own address has. */
export async function ask<Answer>(path: string, parameters = new URLSearchParams(location.search)): Promise<Answer> {
  return answered<Answer>(await fetch(`/api/v1/${path}?${parameters}`, { headers: { Accept: "application/json" } }));
}

/** Change something through the API; the token of the session's forms goes with it. */
export async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="form-token"]')?.content ?? "";
  const headers = { Accept: "application/json", "Content-Type": "application/json", "X-Form-Token": token };
  return answered<Answer>(await fetch(`/api/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answered<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  const said = (await response.json().catch(() => null)) as { detail?: string } | null;
  throw new Problem(response.status, said?.detail ?? "The workbench does not answer.");
}

/** Put filters into the page's address without loading it again; null takes one out. */
export function setFilters(changes: Record<string, string | null>): URLSearchParams {
  const parameters = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  const query = parameters.toString();
  history.replaceState(null, "", query ? `${location.pathname}?${query}` : location.pathname);
  return parameters;
}
