import * as fs from 'node:fs';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { findProgram, run } from './program';

/** The application, which is talked to by its command line. */
export class Durascope {
  constructor(private readonly output: vscode.LogOutputChannel) {}

  /**
   * Runs a command of it. What goes wrong is shown; a window that stays open goes on, and is not waited for.
   *
   * @param place what it is about, for the settings and the directory
   * @returns whether it could be started
   */
  start(args: readonly string[], place: vscode.Uri | undefined): boolean {
    const setting = vscode.workspace.getConfiguration('durascope', place).get<string>('path', '');
    const program = findProgram(setting, {
      environment: process.env,
      platform: process.platform,
      home: os.homedir(),
      isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
    });
    if (program === undefined) {
      void this.askForPath(setting);
      return false;
    }
    const folder = place === undefined ? vscode.workspace.workspaceFolders?.[0] : vscode.workspace.getWorkspaceFolder(place);
    this.output.info([program, ...args].join(' '));
    void run(program, args, folder?.uri.fsPath ?? os.homedir(), (line) => this.output.info(line)).then((ended) => {
      if (ended.code !== 0) {
        void this.tell(ended.said === '' ? `durascope ended with ${ended.code ?? 'a signal'}.` : ended.said);
      }
    });
    return true;
  }

  private async tell(problem: string): Promise<void> {
    if ((await vscode.window.showErrorMessage(`Durascope: ${problem}`, 'Show Output')) !== undefined) {
      this.output.show();
    }
  }

  private async askForPath(setting: string): Promise<void> {
    const problem =
      setting.trim() === ''
        ? 'Durascope was not found on the PATH: install it, or name its program in the setting durascope.path.'
        : `There is no program ${setting.trim()}: correct the setting durascope.path.`;
    if ((await vscode.window.showErrorMessage(problem, 'Open Settings')) !== undefined) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'durascope.path');
    }
  }
}
