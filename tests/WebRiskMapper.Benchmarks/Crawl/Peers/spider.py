"""Scrapy's side of the crawl benchmark: the same web, eight fields by CSS selector, one JSON line a page.

usage: python3 spider.py START_PAGES OUTPUT PAGES
"""
import sys
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from scrapy.linkextractors import LinkExtractor


class Ads(scrapy.Spider):
    name = "ads"
    links = LinkExtractor(deny_extensions=["jpg", "xml"])

    def __init__(self, starts, **kwargs):
        super().__init__(**kwargs)
        self.start_urls = starts
        self.allowed = {urlsplit(url).netloc for url in starts}

    def parse(self, response):
        yield {
            "url": response.url,
            "title": response.css("title::text").get(),
            "heading": response.css("h1::text, h2::text").get(),
            "text": " ".join(response.css("p::text").getall()),
            "phone": response.css("a[href^='tel:']::attr(href)").get(),
            "email": response.css("a[href^='mailto:']::attr(href)").get(),
            "fields": response.css("td::text, dd::text, li::text").getall()[:40],
            "images": response.css("img::attr(src)").getall(),
            "canonical": response.css("link[rel=canonical]::attr(href)").get(),
        }
        for link in self.links.extract_links(response):
            if urlsplit(link.url).netloc in self.allowed:
                yield scrapy.Request(link.url)


starts = open(sys.argv[1]).read().split()
process = CrawlerProcess({
    "CONCURRENT_REQUESTS": 32,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "ROBOTSTXT_OBEY": True,
    "DOWNLOAD_DELAY": 0,
    "LOG_LEVEL": "ERROR",
    "TELNETCONSOLE_ENABLED": False,
    "COOKIES_ENABLED": False,
    "RETRY_ENABLED": False,
    "CLOSESPIDER_PAGECOUNT": int(sys.argv[3]),
    "FEEDS": {sys.argv[2]: {"format": "jsonlines"}},
})
process.crawl(Ads, starts=starts)
process.start()
