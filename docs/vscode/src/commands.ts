import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Durascope } from './durascope';
import { findHandlers } from './handlers';
import type { HandlerPlace } from './lens';
import { awaitListener, isTaken } from './port';
import { moduleOf } from './project';

const JAVA_DEBUGGER = 'vscjava.vscode-java-debug';
const MILLIS_BETWEEN_LOOKS = 1_000;
const EXECUTIONS = ['.durascope', '.json'];

/** What the user can do. */
export class Commands {
  /** How often a handler was waited for: only who waits last attaches. */
  private waits = 0;

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
      await offerJavaDebugger();
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
    const running = this.durascope.start(['open', ...opened(place), '--debug-port', String(port)], place.uri);
    if (running === undefined) {
      return;
    }
    // A program that failed starts no handler. One that ended well may have handed over to the window that is open.
    let failed = false;
    void running.then((ended) => (failed = ended.code !== 0));
    const wait = ++this.waits;
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
          isCancelled: () => token.isCancellationRequested || failed || wait !== this.waits,
        }),
    );
    if (listens) {
      await attach(place, port);
    }
  }

  /** Opens the recordings and histories that are selected in the explorer; asks where none is. */
  async openFiles(clicked?: vscode.Uri, selected?: readonly vscode.Uri[]): Promise<void> {
    if (clicked === undefined) {
      await this.openExecution();
      return;
    }
    const others = (selected ?? []).filter((file) => file.fsPath !== clicked.fsPath && EXECUTIONS.includes(path.extname(file.fsPath)));
    this.durascope.start(['open', ...[clicked, ...others].map((file) => file.fsPath)], clicked);
  }

  /** Opens an execution by its ARN or moment, or a recording or history by its path. */
  async openExecution(): Promise<void> {
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

async function offerJavaDebugger(): Promise<void> {
  const answer = await vscode.window.showErrorMessage(`To attach to a handler, install Debugger for Java (${JAVA_DEBUGGER}).`, 'Show Extension');
  if (answer !== undefined) {
    await vscode.commands.executeCommand('workbench.extensions.search', `@id:${JAVA_DEBUGGER}`);
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
  if (document.isUntitled) {
    void vscode.window.showInformationMessage('Save the file first: Durascope opens the module that it is built in.');
    return undefined;
  }
  const names = handlers.map((each) => each.className);
  const name = names.length === 1 ? names[0] : await vscode.window.showQuickPick(names, { title: 'Which handler?' });
  const chosen = handlers.find((each) => each.className === name);
  return chosen === undefined ? undefined : { uri: document.uri, handler: chosen };
}
