import * as fs from 'node:fs';
import * as os from 'node:os';
import * as vscode from 'vscode';
import { findProgram, run, type Ended } from './program';

const PATH_SETTING = 'durascope.path';

/** The application, which is talked to by its command line. */
export class Durascope {
  constructor(private readonly output: vscode.LogOutputChannel) {}

  /**
   * Runs a command of it. What goes wrong is shown; a window that stays open goes on, and is not waited for.
   *
   * @param place what it is about, for the settings and the directory
   * @returns what it comes to; undefined when there is no such program
   */
  start(args: readonly string[], place: vscode.Uri | undefined): Promise<Ended> | undefined {
    const folder = place === undefined ? vscode.workspace.workspaceFolders?.[0] : vscode.workspace.getWorkspaceFolder(place);
    const directory = folder?.uri.fsPath ?? os.homedir();
    const setting = vscode.workspace.getConfiguration('durascope', place).get<string>('path', '');
    const program = findProgram(setting, {
      environment: process.env,
      platform: process.platform,
      home: os.homedir(),
      directory,
      isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
    });
    if (program === undefined) {
      void this.askForPath(setting);
      return undefined;
    }
    this.output.info([program, ...args].join(' '));
    const running = run(program, args, directory, (line) => this.output.info(line));
    void running.then((ended) => {
      if (ended.code !== 0) {
        void this.tell(ended.said === '' ? `it ended with ${ended.code === undefined ? 'a signal' : `exit code ${ended.code}`}.` : ended.said);
      }
    });
    return running;
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
      // Where the window is on another machine, the program is there, and the settings of this one do not show it.
      await (vscode.env.remoteName === undefined
        ? vscode.commands.executeCommand('workbench.action.openSettings', PATH_SETTING)
        : vscode.commands.executeCommand('workbench.action.openRemoteSettings', { query: PATH_SETTING }));
    }
  }
}
