/** `npm run bench`: all benches, or those named: `npm run bench engine`. */
import type { Row } from './row.ts';

const benches: Record<string, () => Promise<Row[]>> = {
  class: async () => (await import('./class.bench.ts')).classBench(),
  engine: async () => (await import('./engine.bench.ts')).engineBench(),
  fanout: async () => (await import('./fanout.bench.ts')).fanoutBench(),
  page: async () => (await import('./page.bench.ts')).pageBench(),
  replay: async () => (await import('./replay.bench.ts')).replayBench(),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(
    `Unknown bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}

const round = (value: number | undefined) =>
  value === undefined ? '' : Number(value.toPrecision(3)).toString();

for (const [name, bench] of Object.entries(benches)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n${name}`);
  const rows = await bench();
  console.table(
    rows.map((row) => ({
      what: row.name,
      value: round(row.value),
      unit: row.unit,
      yardstick: round(row.reference),
      ratio: round(row.ratio),
      target: row.target === undefined ? '' : `${row.bound === 'max' ? '≤' : '≥'} ${row.target}`,
    })),
  );
}
