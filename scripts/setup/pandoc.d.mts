export interface PandocRequest {
  text: string;
  from?: string;
  to?: string;
  files?: Record<string, string>;
  citeproc?: boolean;
  metadata?: Record<string, string>;
}
export function convertWithPandoc(request: PandocRequest): Promise<{ output: string; warnings: string }>;
