/**
 * Stands for the `vscode` module where no editor is: what the extension uses of it, which writes down what it is told and
 * answers what a test says. Loaded before the tests.
 */
import Module from 'node:module';

export interface Stub {
  readonly settings: Map<string, unknown>;
  readonly commands: Map<string, (...args: never[]) => unknown>;
  readonly executed: unknown[][];
  readonly shown: string[];
  readonly logged: string[];
  readonly debugged: { folder: string | undefined; configuration: Record<string, unknown> }[];
  readonly asked: string[];
  readonly lenses: { provideCodeLenses(document: unknown): Lens[]; onDidChangeCodeLenses(listener: () => void): void }[];
  /** What hears of changed settings. */
  readonly configured: ((change: { affectsConfiguration(section: string): boolean }) => void)[];
  readonly extensions: Set<string>;
  /** What the user answers to the next questions, one by one; undefined for thinking better of it. */
  answers: (string | undefined)[];
  folder: string | undefined;
  document: { uri: StubUri; getText(): string; isUntitled?: boolean } | undefined;
  /** What the window is connected to; undefined for this machine. */
  remote: string | undefined;
  cancelled: boolean;
}

export interface Lens {
  range: { start: { line: number } };
  command: { title: string; command: string; arguments: unknown[] };
}

export interface StubUri {
  fsPath: string;
}

export const stub: Stub = {
  settings: new Map(),
  commands: new Map(),
  executed: [],
  shown: [],
  logged: [],
  debugged: [],
  asked: [],
  lenses: [],
  configured: [],
  extensions: new Set(),
  answers: [],
  folder: undefined,
  document: undefined,
  remote: undefined,
  cancelled: false,
};

/** As if VS Code was started anew. */
export function reset(): void {
  stub.settings.clear();
  stub.commands.clear();
  stub.extensions.clear();
  for (const list of [stub.executed, stub.shown, stub.logged, stub.debugged, stub.asked, stub.lenses, stub.configured]) {
    list.length = 0;
  }
  stub.answers = [];
  stub.folder = undefined;
  stub.document = undefined;
  stub.remote = undefined;
  stub.cancelled = false;
}

function message(text: string): Promise<string | undefined> {
  stub.shown.push(text);
  return Promise.resolve(stub.answers.shift());
}

function question(text: string): Promise<string | undefined> {
  stub.asked.push(text);
  return Promise.resolve(stub.answers.shift());
}

const disposable = { dispose: (): void => {} };

const vscode = {
  CodeLens: class {
    constructor(readonly range: unknown, readonly command: unknown) {}
  },
  EventEmitter: class {
    private readonly listeners: ((event: unknown) => void)[] = [];
    readonly event = (listener: (event: unknown) => void): typeof disposable => {
      this.listeners.push(listener);
      return disposable;
    };
    fire(event: unknown): void {
      this.listeners.forEach((listener) => listener(event));
    }
    dispose(): void {
      this.listeners.length = 0;
    }
  },
  Range: class {
    readonly start: { line: number; character: number };
    constructor(line: number, character: number) {
      this.start = { line, character };
    }
  },
  ProgressLocation: { Notification: 15 },
  commands: {
    registerCommand: (id: string, command: (...args: never[]) => unknown) => {
      stub.commands.set(id, command);
      return disposable;
    },
    executeCommand: (...told: unknown[]) => {
      stub.executed.push(told);
      return Promise.resolve();
    },
  },
  debug: {
    startDebugging: (folder: { uri: StubUri } | undefined, configuration: Record<string, unknown>) => {
      stub.debugged.push({ folder: folder?.uri.fsPath, configuration });
      return Promise.resolve(true);
    },
  },
  env: {
    get remoteName() {
      return stub.remote;
    },
  },
  extensions: { getExtension: (id: string) => (stub.extensions.has(id) ? {} : undefined) },
  languages: {
    registerCodeLensProvider: (_: unknown, lens: Stub['lenses'][number]) => {
      stub.lenses.push(lens);
      return disposable;
    },
  },
  window: {
    get activeTextEditor() {
      return stub.document === undefined ? undefined : { document: stub.document };
    },
    createOutputChannel: () => ({ ...disposable, info: (line: string) => stub.logged.push(line), show: () => {} }),
    showErrorMessage: message,
    showWarningMessage: message,
    showInformationMessage: message,
    showInputBox: (options: { title: string }) => question(options.title),
    showQuickPick: (names: string[]) => question(names.join(' ')),
    withProgress: (options: { title: string }, task: (progress: unknown, token: unknown) => Promise<unknown>) => {
      stub.shown.push(options.title);
      return task(undefined, {
        get isCancellationRequested() {
          return stub.cancelled;
        },
      });
    },
  },
  workspace: {
    get workspaceFolders() {
      return stub.folder === undefined ? undefined : [{ uri: { fsPath: stub.folder } }];
    },
    getWorkspaceFolder: () => (stub.folder === undefined ? undefined : { uri: { fsPath: stub.folder } }),
    onDidChangeConfiguration: (listener: Stub['configured'][number]) => {
      stub.configured.push(listener);
      return disposable;
    },
    getConfiguration: (section: string) => ({
      get: (name: string, otherwise: unknown) => stub.settings.get(`${section}.${name}`) ?? otherwise,
    }),
  },
};

interface Loader {
  _load(request: string, ...rest: unknown[]): unknown;
}

const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = function (this: unknown, request: string, ...rest: unknown[]): unknown {
  return request === 'vscode' ? vscode : load.call(this, request, ...rest);
};
