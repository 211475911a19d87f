import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, opened } from './ibid';
const t00 = performance.now();
const [dir, mode, only] = process.argv.slice(2) as [string, string, string];
const ix = join(dir, 'ix-ibid');
async function main() {
  if (mode === 'build') {
    rmSync(ix, { recursive: true, force: true });
    mkdirSync(ix, { recursive: true });
    const t = performance.now();
    await build(join(dir, 'corpus.ndjson'), ix);
    const size = readdirSync(ix).reduce((s, f) => s + statSync(join(ix, f)).size, 0);
    console.log(`build ${((performance.now() - t) / 1000).toFixed(1)} s, ${(size / 1048576).toFixed(1)} MB, x ${(size / statSync(join(dir, 'corpus.ndjson')).size).toFixed(2)}, max rss ${(process.resourceUsage().maxRSS / 1024).toFixed(0)}`);
    return;
  }
  const qs = (JSON.parse(readFileSync(join(dir, mode.includes('/') ? mode : 'queries.json'), 'utf8')) as { kind: string; cls: string; q: string; right: string[] }[]);
  for (const kind of (only ?? 'sources,passages,quotes').split(',')) {
    const t0 = performance.now();
    const search = await opened(ix, kind);
    const mine = qs.filter((q) => q.kind === kind);
    search(mine[0]?.q ?? '');
    console.log(kind, 'cold', (performance.now() - t0).toFixed(0), 'since start', (performance.now() - t00).toFixed(0));
    const by = new Map<string, { n: number; mrr: number; s1: number; ms: number }>();
    const lat: number[] = [];
    for (const { cls, q, right } of mine) {
      const t = process.cpuUsage();
      const ids = search(q);
      const u = process.cpuUsage(t);
      const ms = (u.user + u.system) / 1000;
      lat.push(ms);
      const set = new Set(right);
      const at = ids.findIndex((x) => set.has(x));
      const c = by.get(cls) ?? { n: 0, mrr: 0, s1: 0, ms: 0 };
      c.n++; c.ms += ms;
      if (at >= 0) c.mrr += 1 / (at + 1);
      if (at === 0) c.s1++;
      if (at !== 0 && process.env['MISS'] === cls) console.log(at, q, right, ids.slice(0, 3));
      by.set(cls, c);
    }
    let m = 0;
    for (const [cls, c] of by) { m += c.mrr / c.n; console.log('  ', cls.padEnd(22), (c.mrr / c.n).toFixed(3), (c.s1 / c.n).toFixed(3), (c.ms / c.n).toFixed(1) + ' ms'); }
    console.log('   mean', (m / by.size).toFixed(4));
    let keys: number[] = lat;
    if (kind !== 'quotes') {
      keys = [];
      const r = Math.max(1, Math.floor(mine.length / 120));
      const slow: [number, string][] = [];
      for (let i = 0; i < mine.length; i += r) for (let n = 1; n <= (mine[i]?.q.length ?? 0); n++) { const s = mine[i]?.q.slice(0, n) ?? ''; const t = process.cpuUsage(); search(s); const u = process.cpuUsage(t); const ms = (u.user + u.system) / 1000; keys.push(ms); slow.push([ms, s]); }
      if (process.env['SLOW']) for (const [ms, s] of slow.sort((a, b) => b[0] - a[0]).slice(0, 15)) console.log(ms.toFixed(1), JSON.stringify(s));
    }
    keys.sort((a, b) => a - b);
    const p = (f: number) => keys[Math.min(keys.length - 1, Math.floor(keys.length * f))]?.toFixed(2);
    console.log(`   p50 ${p(0.5)} p95 ${p(0.95)} p99 ${p(0.99)} max ${p(1)} n ${keys.length} rss ${(process.memoryUsage().rss / 1048576).toFixed(0)}`);
  }
}
main();
