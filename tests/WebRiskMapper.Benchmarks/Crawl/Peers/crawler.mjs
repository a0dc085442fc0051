// Crawlee's side of the crawl benchmark: HttpCrawler, the same web, eight fields by CSS selector, one JSON line a page.
// usage: node crawler.mjs START_PAGES OUTPUT PAGES
import { createWriteStream, readFileSync } from 'node:fs';
import { Configuration, HttpCrawler, log, LogLevel } from '@crawlee/http';
import { MemoryStorage } from '@crawlee/memory-storage';
import { load } from 'cheerio';

const [startFile, output, pages] = process.argv.slice(2);
const starts = readFileSync(startFile, 'utf8').split(/\s+/).filter(Boolean);
const allowed = new Set(starts.map((url) => new URL(url).host));
const out = createWriteStream(output);
log.setLevel(LogLevel.ERROR);

const crawler = new HttpCrawler({
    minConcurrency: 10,
    maxConcurrency: 10,
    maxRequestsPerCrawl: Number(pages),
    maxRequestRetries: 0,
    useSessionPool: false,
    async requestHandler({ request, body, crawler: own }) {
        const $ = load(body.toString());
        out.write(`${JSON.stringify({
            url: request.loadedUrl,
            title: $('title').text(),
            heading: $('h1, h2').first().text(),
            text: $('p').text(),
            phone: $("a[href^='tel:']").attr('href'),
            email: $("a[href^='mailto:']").attr('href'),
            fields: $('td, dd, li').slice(0, 40).map((_, e) => $(e).text()).get(),
            images: $('img').map((_, e) => $(e).attr('src')).get(),
            canonical: $('link[rel=canonical]').attr('href'),
        })}\n`);
        const links = new Set();
        for (const anchor of $('a[href]').get()) {
            const url = new URL($(anchor).attr('href'), request.loadedUrl);
            if (allowed.has(url.host)) {
                url.hash = '';
                links.add(url.href);
            }
        }
        await own.addRequests([...links]);
    },
}, new Configuration({ storageClient: new MemoryStorage({ persistStorage: false }), persistStorage: false }));

await crawler.run(starts);
out.end();
