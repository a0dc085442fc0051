// Reads a WARC file with warcio and prints one JSON line a record, with digests computed anew from what warcio handed out.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { WARCParser } from "warcio";

const base32 = (bytes) => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  let text = "";
  for (let i = 0; i < bits.length; i += 5) text += letters[parseInt(bits.slice(i, i + 5).padEnd(5, "0"), 2)];
  return text.padEnd(Math.ceil(text.length / 8) * 8, "=");
};
const digest = (algorithm, ...parts) => `${algorithm}:` + base32(parts.reduce((hash, part) => hash.update(part), createHash(algorithm)).digest());

const parser = new WARCParser(createReadStream(process.argv[2]), { keepHeadersCase: true, parseHttp: false });
for await (const record of parser) {
  const block = await record.readFully(false);
  const split = Buffer.from(block).indexOf("\r\n\r\n") + 4;
  const header = (name) => record.warcHeader(name);
  console.log(JSON.stringify({
    type: record.warcType,
    id: header("WARC-Record-ID"),
    target: record.warcTargetURI ?? null,
    offset: parser.offset,
    blockDigest: header("WARC-Block-Digest") === digest("sha1", block),
    payloadDigest: record.warcType === "response" ? header("WARC-Payload-Digest") === digest("sha256", block.subarray(split)) : null,
    profile: header("WARC-Profile") ?? null,
    refersTo: header("WARC-Refers-To") ?? null,
    concurrentTo: header("WARC-Concurrent-To") ?? null,
    payload: record.warcType === "response" ? Buffer.from(block.subarray(split)).toString("utf8") : null,
  }));
}
