import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import type { Parts } from './pack.js';

/** What exceljs's writer hands to its archive: finished text, or a sheet that is still growing. */
type Source = string | { toBuffer(): Uint8Array | null };

class PartCollector {
  readonly #sources = new Map<string, Source>();

  append(source: Source, { name }: { name: string }): void {
    this.#sources.set(name.replace(/^\//, ''), source);
  }

  pipe(): void {
    // Does nothing: the archive would write itself to the writer's stream, but the parts are
    // fetched instead.
  }

  collect(): Parts {
    const encoder = new TextEncoder();
    return new Map(
      Array.from(this.#sources, ([name, source]) => [
        name,
        typeof source === 'string'
          ? encoder.encode(source)
          : (source.toBuffer() ?? new Uint8Array()),
      ]),
    );
  }
}

/**
 * exceljs's streaming writer without its archive: it would store dates of now, and every part would
 * be packed twice, as the charts are added afterwards. A third of the time of a workbook.
 */
export class PartsWriter extends WorkbookWriter {
  declare private collector: PartCollector;

  /** The base class appends every part to `zip`; its own archive is dropped. */
  get zip(): PartCollector {
    return this.collector;
  }

  set zip(_archive: unknown) {
    this.collector = new PartCollector();
  }

  /** The base class waits here for its archive. */
  _finalize(): Promise<this> {
    return Promise.resolve(this);
  }

  async parts(): Promise<Parts> {
    await this.commit();
    return this.collector.collect();
  }
}
