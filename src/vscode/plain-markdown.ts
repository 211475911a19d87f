/** Words of a source as text in Markdown: none of them becomes a link, an icon or markup. */
export function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}

/** A link that runs a command; the Markdown has to trust it. */
export function commandLink(label: string, command: string, args: readonly unknown[]): string {
  return `[${label}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}
