import * as vscode from 'vscode';
import { findHandlers, type Handler } from './handlers';

/** What a command is given about a handler. */
export interface HandlerPlace {
  readonly uri: vscode.Uri;
  readonly handler: Handler;
}

/** *Debug in Durascope* and *Open in Durascope* above each durable handler. */
export class HandlerLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;

  /** Takes note of a setting: files that are open would show the old one until they are edited. */
  settingsChanged(change: vscode.ConfigurationChangeEvent): void {
    if (change.affectsConfiguration('durascope.codeLens')) {
      this.changed.fire();
    }
  }

  dispose(): void {
    this.changed.dispose();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!vscode.workspace.getConfiguration('durascope', document.uri).get<boolean>('codeLens', true)) {
      return [];
    }
    return findHandlers(document.getText()).flatMap((handler) => {
      const range = new vscode.Range(handler.line, 0, handler.line, 0);
      const place: HandlerPlace = { uri: document.uri, handler };
      return [
        new vscode.CodeLens(range, { title: 'Debug in Durascope', command: 'durascope.debugHandler', arguments: [place] }),
        new vscode.CodeLens(range, { title: 'Open in Durascope', command: 'durascope.openHandler', arguments: [place] }),
      ];
    });
  }
}
