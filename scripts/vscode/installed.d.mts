export function installExtension(data: string, extension: string): void;
