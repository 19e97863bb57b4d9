/** The real yaml-language-server, as an editor talks to it: JSON-RPC on its standard streams. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Both from 0, as the protocol counts. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

export interface Completion {
  readonly label: string;
  readonly documentation: string;
}

export interface Editor {
  /** Shows a text as if it were in this file, which need not exist. */
  readonly diagnose: (file: string, text: string) => Promise<readonly Diagnostic[]>;
  /** What is proposed at a place of a text already shown. */
  readonly complete: (file: string, position: Position) => Promise<readonly Completion[]>;
  readonly hover: (file: string, position: Position) => Promise<string>;
  readonly close: () => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
}

/** A server of its own, that may not download anything. */
export async function openEditor(): Promise<Editor> {
  const home = dirname(createRequire(import.meta.url).resolve('yaml-language-server/package.json'));
  const child = spawn(process.execPath, [join(home, 'bin/yaml-language-server'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = new Map<number, (result: unknown) => void>();
  const published = new Map<string, (found: readonly Diagnostic[]) => void>();
  let last = 0;

  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const ask = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      last += 1;
      answers.set(last, resolve);
      send({ id: last, method, params });
    });
  const receive = ({ id, method, params, result }: Message): void => {
    if (method === undefined) {
      if (id !== undefined) answers.get(id)?.(result);
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { readonly uri: string; readonly diagnostics: readonly Diagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (method === 'workspace/configuration') {
      const { items } = params as { readonly items: readonly unknown[] };
      send({ id, result: items.map((_item, index) => (index === 0 ? SETTINGS : null)) });
    } else if (id !== undefined) send({ id, result: null });
  };
  child.stdout.on('data', messagesIn(receive));

  await ask('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: { yaml: SETTINGS } } });

  const uriOf = (file: string): string => pathToFileURL(file).href;
  return {
    diagnose: (file, text) =>
      new Promise((resolve) => {
        published.set(uriOf(file), resolve);
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri: uriOf(file), languageId: 'yaml', version: 1, text } },
        });
      }),
    complete: async (file, position) => {
      const list = (await ask('textDocument/completion', { textDocument: { uri: uriOf(file) }, position })) as {
        readonly items: readonly { readonly label: string; readonly documentation?: unknown }[];
      };
      return list.items.map(({ label, documentation }) => ({ label, documentation: proseOf(documentation) }));
    },
    hover: async (file, position) => {
      const found = (await ask('textDocument/hover', { textDocument: { uri: uriOf(file) }, position })) as {
        readonly contents?: unknown;
      } | null;
      return proseOf(found?.contents);
    },
    close: () => child.kill(),
  };
}

const SETTINGS = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };

/** A text, or a text with its format. */
function proseOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return typeof content === 'object' && content !== null && 'value' in content ? String(content.value) : '';
}

/** Cuts a stream into messages, each behind its length in bytes. */
function messagesIn(receive: (message: Message) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      const end = waiting.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(waiting.toString('utf8', 0, Math.max(0, end)))?.[1]);
      if (end === -1 || waiting.length < end + 4 + length) return;
      receive(JSON.parse(waiting.toString('utf8', end + 4, end + 4 + length)) as Message);
      waiting = waiting.subarray(end + 4 + length);
    }
  };
}
