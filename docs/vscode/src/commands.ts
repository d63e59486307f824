import * as fs from 'node:fs';
import * as vscode from 'vscode';
import type { Durascope } from './durascope';
import { findHandlers } from './handlers';
import type { HandlerPlace } from './lens';
import { awaitListener, isTaken } from './port';
import { moduleOf } from './project';

const JAVA_DEBUGGER = 'vscjava.vscode-java-debug';
const MILLIS_BETWEEN_LOOKS = 1_000;

/** What the user can do. */
export class Commands {
  constructor(private readonly durascope: Durascope) {}

  /** Opens a handler's module in Durascope with the handler chosen. */
  async openHandler(given?: HandlerPlace): Promise<void> {
    const place = given ?? (await chooseHandler());
    if (place !== undefined) {
      this.durascope.start(['open', ...opened(place)], place.uri);
    }
  }

  /** The same, and attaches the Java debugger as soon as the handler waits for it. */
  async debugHandler(given?: HandlerPlace): Promise<void> {
    const place = given ?? (await chooseHandler());
    if (place === undefined) {
      return;
    }
    const port = vscode.workspace.getConfiguration('durascope', place.uri).get<number>('debugPort', 5005);
    if (vscode.extensions.getExtension(JAVA_DEBUGGER) === undefined) {
      void vscode.window.showErrorMessage('To attach to a handler, install Debugger for Java (vscjava.vscode-java-debug).');
      return;
    }
    if (await isTaken(port)) {
      const answer = await vscode.window.showWarningMessage(
        `Something listens at 127.0.0.1:${port} already. Attach to it, or name another port in the setting durascope.debugPort.`,
        'Attach',
      );
      if (answer !== undefined) {
        await attach(place, port);
      }
      return;
    }
    if (!this.durascope.start(['open', ...opened(place), '--debug-port', String(port)], place.uri)) {
      return;
    }
    const listens = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        cancellable: true,
        title: `Press Debug Handler Code (Shift+F9) in Durascope: ${place.handler.simpleName} is then attached to.`,
      },
      (_, token) =>
        awaitListener(port, {
          isTaken,
          pause: () => new Promise((resolve) => setTimeout(resolve, MILLIS_BETWEEN_LOOKS)),
          isCancelled: () => token.isCancellationRequested,
        }),
    );
    if (listens) {
      await attach(place, port);
    }
  }

  /** Opens a recording or a history, or an execution by its ARN or moment. */
  async openExecution(file?: vscode.Uri): Promise<void> {
    if (file !== undefined) {
      this.durascope.start(['open', file.fsPath], file);
      return;
    }
    const named = await vscode.window.showInputBox({
      title: 'Open Execution in Durascope',
      prompt: 'An execution’s ARN, a moment such as order-4711@12, or the path of a recording or history',
      validateInput: (text) => (text.trim().startsWith('-') ? 'Name an execution.' : undefined),
    });
    if (named !== undefined && named.trim() !== '') {
      this.durascope.start(['open', named.trim()], undefined);
    }
  }

  /** Attaches to a deployed function, or to one execution of it. */
  async attachToFunction(): Promise<void> {
    const named = await vscode.window.showInputBox({
      title: 'Attach Durascope to Function',
      prompt: 'A function’s name such as orders:prod, its ARN, or an execution’s ARN',
      validateInput: (text) => (text.trim().startsWith('-') ? 'Name a function.' : undefined),
    });
    if (named !== undefined && named.trim() !== '') {
      this.durascope.start(['attach', named.trim()], undefined);
    }
  }
}

function opened(place: HandlerPlace): string[] {
  const folder = vscode.workspace.getWorkspaceFolder(place.uri)?.uri.fsPath;
  return [moduleOf(place.uri.fsPath, folder, fs.existsSync), '--handler', place.handler.className];
}

async function attach(place: HandlerPlace, port: number): Promise<void> {
  await vscode.debug.startDebugging(vscode.workspace.getWorkspaceFolder(place.uri), {
    type: 'java',
    request: 'attach',
    name: `Durascope ${place.handler.simpleName}`,
    hostName: '127.0.0.1',
    port,
  });
}

/** A handler of the file that is edited; asks when it holds several. */
async function chooseHandler(): Promise<HandlerPlace | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const handlers = document === undefined ? [] : findHandlers(document.getText());
  if (document === undefined || handlers.length === 0) {
    void vscode.window.showInformationMessage('Open the source of a class that extends DurableHandler first.');
    return undefined;
  }
  const names = handlers.map((each) => each.className);
  const name = names.length === 1 ? names[0] : await vscode.window.showQuickPick(names, { title: 'Which handler?' });
  const chosen = handlers.find((each) => each.className === name);
  return chosen === undefined ? undefined : { uri: document.uri, handler: chosen };
}
