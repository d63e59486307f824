import * as vscode from 'vscode';
import { Commands } from './commands';
import { Durascope } from './durascope';
import { HandlerLens, type HandlerPlace } from './lens';

/** Called by VS Code when a Java file or one of the commands is used first. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Durascope', { log: true });
  const commands = new Commands(new Durascope(output));
  const lens = new HandlerLens();
  context.subscriptions.push(
    output,
    lens,
    vscode.languages.registerCodeLensProvider({ language: 'java', scheme: 'file' }, lens),
    vscode.workspace.onDidChangeConfiguration((change) => lens.settingsChanged(change)),
    vscode.commands.registerCommand('durascope.debugHandler', (place?: HandlerPlace) => commands.debugHandler(place)),
    vscode.commands.registerCommand('durascope.openHandler', (place?: HandlerPlace) => commands.openHandler(place)),
    vscode.commands.registerCommand('durascope.openExecution', () => commands.openExecution()),
    vscode.commands.registerCommand('durascope.openFiles', (clicked?: vscode.Uri, selected?: vscode.Uri[]) => commands.openFiles(clicked, selected)),
    vscode.commands.registerCommand('durascope.attachToFunction', () => commands.attachToFunction()),
  );
}
