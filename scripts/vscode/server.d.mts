/** Makes the server honour the address of `underTest`. */
export const SUITE_DRIVER: string;

export interface Server {
  readonly port: number;
  readonly address: string;
  readonly ended: Promise<number>;
  output(): string;
  underTest(paths: { extension: string; tests: string }): string;
  close(): Promise<void>;
}
export function startServer(options: {
  workspace: string;
  data: string;
  settings?: Record<string, unknown>;
  restricted?: boolean;
  env?: NodeJS.ProcessEnv;
  port?: string;
  flags?: readonly string[];
}): Promise<Server>;
