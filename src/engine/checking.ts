/** The bundle `checking.js`: what reads and checks drafts, loaded by the engine with the first one. */
export { DraftSessions } from './draft-sessions';
export { trace } from './trace';
