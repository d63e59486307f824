import * as vscode from 'vscode';
import { Commands } from './commands';
import { Durascope } from './durascope';
import { HandlerLens, type HandlerPlace } from './lens';

/** Called by VS Code when a Java file or one of the commands is used first. */
export function activate(context: vscode.ExtensionContext): void {
  const output = vscode.window.createOutputChannel('Durascope', { log: true });
  const commands = new Commands(new Durascope(output));
  context.subscriptions.push(
    output,
    vscode.languages.registerCodeLensProvider({ language: 'java', scheme: 'file' }, new HandlerLens()),
    vscode.commands.registerCommand('durascope.debugHandler', (place?: HandlerPlace) => commands.debugHandler(place)),
    vscode.commands.registerCommand('durascope.openHandler', (place?: HandlerPlace) => commands.openHandler(place)),
    vscode.commands.registerCommand('durascope.openExecution', (file?: vscode.Uri) => commands.openExecution(file)),
    vscode.commands.registerCommand('durascope.attachToFunction', () => commands.attachToFunction()),
  );
}
