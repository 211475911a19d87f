export function privateHome(folder: string): NodeJS.ProcessEnv;
