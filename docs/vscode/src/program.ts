import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { createInterface } from 'node:readline';

/** What finding the program depends on; the machine's own but in tests. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Where the program is going to run, which a relative path is relative to. */
  readonly directory: string;
  isFile(path: string): boolean;
}

/** The `durascope` program; undefined when it is not where the setting or the `PATH` says. */
export function findProgram(setting: string, machine: Machine): string | undefined {
  const windows = machine.platform === 'win32';
  const paths = windows ? path.win32 : path.posix;
  const named = setting.trim();
  if (named !== '') {
    const ofHome = named === '~' || named.startsWith('~/') || (windows && named.startsWith('~\\'));
    const whole = ofHome ? paths.join(machine.home, named.slice(1)) : paths.resolve(machine.directory, named);
    // An installation's directory means its launcher.
    return [whole, ...launchers(windows).map((name) => paths.join(whole, 'bin', name))].find((file) => machine.isFile(file));
  }
  const variable = Object.keys(machine.environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return (machine.environment[variable] ?? '')
    .split(windows ? ';' : ':')
    .filter((directory) => directory !== '')
    .flatMap((directory) => launchers(windows).map((name) => paths.join(directory, name)))
    .find((file) => machine.isFile(file));
}

function launchers(windows: boolean): string[] {
  return windows ? ['durascope.exe', 'durascope.bat', 'durascope.cmd'] : ['durascope'];
}

/** What a process came to. */
export interface Ended {
  /** Its exit code; undefined when it could not be started or was ended by a signal. */
  readonly code: number | undefined;
  /** What it said last, for people. */
  readonly said: string;
}

const MOST_SAID = 10_000;

/**
 * Starts the program and answers what it came to. A window that it opens outlives the editor.
 *
 * @param say hears every line that it prints
 */
export function run(program: string, args: readonly string[], directory: string, say: (line: string) => void): Promise<Ended> {
  return new Promise((resolve) => {
    // A batch file is not a program; Node.js starts it through cmd.exe only when asked to.
    const batch = /\.(bat|cmd)$/i.test(program);
    const child = spawn(batch ? quoted(program) : program, batch ? args.map(quoted) : args, {
      cwd: directory,
      env: withoutEditor(process.env),
      detached: true,
      shell: batch,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said = `${said}${line}\n`.slice(-MOST_SAID);
        if (line !== '') {
          say(line);
        }
      });
    }
    child.on('error', (error) => resolve({ code: undefined, said: `${program} cannot be started: ${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? undefined, said: lastSaid(said) }));
  });
}

const SNAP_ORIGINAL = '_VSCODE_SNAP_ORIG';

/**
 * An environment without what VS Code put there for itself, as its terminals have it: the switch that makes Electron a Node.js,
 * the entry points of its processes, and the libraries of its snap, with which no other program runs. What the `code` command
 * of a remote window needs stays, because Durascope opens sources with it.
 */
export function withoutEditor(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const editors = /^(ELECTRON_.+|VSCODE_(?!IPC_HOOK_CLI$|PORTABLE$).+|GDK_PIXBUF_.+|SNAP|SNAP_.+)$/;
  const kept = Object.fromEntries(Object.entries(environment).filter(([name]) => !editors.test(name) && !name.endsWith(SNAP_ORIGINAL)));
  for (const [name, value] of Object.entries(environment)) {
    if (name.endsWith(SNAP_ORIGINAL)) {
      const own = name.slice(0, -SNAP_ORIGINAL.length);
      if (value === undefined || value === '') {
        delete kept[own];
      } else {
        kept[own] = value;
      }
    }
  }
  return kept;
}

/**
 * For cmd.exe: in quotation marks, in which only they and percent signs mean anything. A percent sign stands outside of them,
 * after a caret, which keeps it and what follows from being read as a variable.
 */
export function quoted(argument: string): string {
  return `"${argument.replaceAll('"', '""').replaceAll('%', '"^%"')}"`;
}

/** The last line that Durascope said as itself, without its name before it. */
export function lastSaid(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  const own = lines.filter((line) => line.startsWith('durascope: '));
  return (own.at(-1) ?? lines.at(-1) ?? '').replace(/^durascope: /, '').trim();
}
