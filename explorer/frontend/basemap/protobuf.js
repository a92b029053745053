/**
 * Protocol buffers, as far as vector tiles need them: https://protobuf.dev/programming-guides/encoding.
 *
 * What is read may be hostile: no length leads beyond the bytes that are there.
 */

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH = 2;
const FIXED_32 = 5;

/** @typedef {{number: number, type: number}} Tag the number of a field, and how it is written */

/** Reads one message, field by field. */
export class Message {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** @returns {boolean} whether there is more to read */
  hasMore() {
    return this.at < this.bytes.length;
  }

  /** Go through the fields; the caller reads or skips each. */
  *tags() {
    while (this.hasMore()) {
      const tag = this.varint();
      yield/** @type {Tag} */ ({ number: Math.floor(tag / 8), type: tag % 8 });
    }
  }

  /**
   * @returns {number} an unsigned number; above 2^53 it is not exact
   * @throws {RangeError} if it has more than ten bytes, or ends with the message
   */
  varint() {
    let value = 0;
    for (let factor = 1; factor < 2 ** 70; factor *= 128) {
      if (this.at >= this.bytes.length) throw new RangeError("a number is cut off");
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError("a number has more than ten bytes");
  }

  /**
   * @returns {Uint8Array} the bytes of a text, a message, or packed numbers
   * @throws {RangeError} if they lead beyond the message
   */
  block() {
    const end = this.varint() + this.at;
    if (end > this.bytes.length) throw new RangeError("a field is cut off");
    const block = this.bytes.subarray(this.at, end);
    this.at = end;
    return block;
  }

  /**
   * Pass over a field.
   *
   * @param {number} type
   * @throws {RangeError} if it is of no known type, or cut off
   */
  skip(type) {
    if (type === VARINT) this.varint();
    else if (type === LENGTH) this.block();
    else this.fixed(type);
  }

  /**
   * @param {number} type
   * @returns {DataView} the four or eight bytes of a number
   * @throws {RangeError} if the type is another, or the number is cut off
   */
  fixed(type) {
    if (type !== FIXED_32 && type !== FIXED_64) throw new RangeError(`no field has the type ${type}`);
    const size = type === FIXED_32 ? 4 : 8;
    if (this.at + size > this.bytes.length) throw new RangeError("a number is cut off");
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, size);
    this.at += size;
    return view;
  }
}

/**
 * @param {number} value an unsigned number
 * @returns {number} the signed one that it encodes: 0, -1, 1, -2, …
 */
export function zigzag(value) {
  return value % 2 ? -(value + 1) / 2 : value / 2;
}
