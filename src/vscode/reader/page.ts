import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { escapeHtml } from './article-html';

/** The reader view's page: nothing may be loaded but our own script and style sheet, whatever a saved article contains. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(18).toString('base64');
  const address = (...path: string[]) =>
    escapeHtml(webview.asWebviewUri(vscode.Uri.joinPath(extension, ...path)).toString());
  const csp = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(csp)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Source</title>
<link rel="stylesheet" href="${address('media', 'reader.css')}">
</head>
<body>
<div id="empty" role="status"></div>
<div id="source" hidden>
<header>
<div id="actions" role="toolbar" aria-label="Source">
<button id="quote" type="button" aria-label="Quote the selection" disabled>Quote</button>
<button id="cite" type="button" aria-label="Cite this source">Cite</button>
<button id="open" type="button">Open file</button>
<button id="compare" type="button" aria-label="Compare with an older capture of the page" hidden>Compare…</button>
<button id="leave-out" type="button" aria-label="The selected passages are no part of the article" title="The selected passages are no part of the article" disabled>Leave out</button>
</div>
<h1 id="title" dir="auto"></h1>
<dl id="record"></dl>
</header>
<main id="article" aria-labelledby="title"></main>
</div>
<button id="quote-here" type="button" tabindex="-1" hidden>Quote</button>
<p id="said" class="unseen" aria-live="polite"></p>
<script nonce="${nonce}" src="${address('dist', 'reader.js')}"></script>
</body>
</html>`;
}

/** The folders that the page may load from. */
export function pageRoots(extension: vscode.Uri): vscode.Uri[] {
  return ['dist', 'media'].map((folder) => vscode.Uri.joinPath(extension, folder));
}
