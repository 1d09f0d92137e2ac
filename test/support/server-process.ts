import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** A server in a process of its own, as `npm run serve` starts it. */
export class ServerProcess {
  readonly process: ChildProcess;
  /** What it has logged, and written to its standard error. */
  output = '';
  port = 0;

  private constructor(environment: Record<string, string>) {
    const { PATH } = process.env;
    this.process = spawn(process.execPath, [main], {
      env: { ...(PATH && { PATH }), HOST: '127.0.0.1', PORT: '0', WORKERS: '1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
  }

  /** Starts it; fulfilled when it listens. It is killed with the test. */
  static async start(environment: Record<string, string>): Promise<ServerProcess> {
    const server = ServerProcess.spawn(environment);
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    server.process.stdout?.on('data', () => {
      const port = /"port":(\d+)/.exec(server.output)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    server.process.once('exit', () => reject(new Error(`it did not start: ${server.output}`)));
    server.port = await promise;
    return server;
  }

  /** Starts it, and waits for nothing. */
  static spawn(environment: Record<string, string>): ServerProcess {
    const server = new ServerProcess(environment);
    onTestFinished(() => void server.process.kill('SIGKILL'));
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Its exit code, or the signal that ended it. */
  async ended(): Promise<number | string> {
    const { exitCode, signalCode } = this.process;
    if (exitCode === null && signalCode === null) await once(this.process, 'exit');
    return this.process.exitCode ?? this.process.signalCode ?? '';
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended();
  }
}
