import type { DraftIssue, Verdict } from '../../verify/finding';
import type { Settings, Severity } from '../setting-checks';

/** What can be said of a place in a draft: the verdict, or what else is wrong. The `code` of its diagnostic. */
export type Check = Exclude<Verdict, 'verbatim'> | DraftIssue['kind'] | 'doubtful-omission';

/** The setting that says how loud each check is. */
export const SETTING_OF: { readonly [check in Check]: SeveritySetting } = {
  altered: 'check.altered',
  missing: 'check.missing',
  'wrong-source': 'check.wrongSource',
  uncited: 'check.uncited',
  'source-changed': 'check.sourceChanged',
  unchecked: 'check.unchecked',
  'unknown-citekey': 'check.unknownCitekey',
  'ambiguous-locator': 'check.ambiguousLocator',
  'copied-without-marks': 'check.copiedWithoutMarks',
  'doubtful-omission': 'check.doubtfulOmission',
};

export type SeveritySetting = {
  [Name in keyof Settings]: Settings[Name] extends Severity ? (Severity extends Settings[Name] ? Name : never) : never;
}[keyof Settings];

/** All settings of checking. */
export const CHECK_SETTINGS: readonly (keyof Settings)[] = ['check.run', ...Object.values(SETTING_OF)];
