namespace WebRiskMapper.Dashboard.Tests.Pages;

/// <summary>Finds text whose contrast with what is painted behind it is below 4.5 : 1 (WCAG 2.2, 1.4.3), from computed styles.</summary>
internal static class Contrast
{
    public const string Script =
        """
        () => {
          const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
          // Painting resolves any colour notation, color-mix included.
          const rgba = colour => {
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return canvas.getImageData(0, 0, 1, 1).data;
          };
          const luminance = ([r, g, b]) => {
            const linear = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
          };
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const colour = rgba(getComputedStyle(e).backgroundColor);
              if (colour[3] === 255) return colour;
            }
            return rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#000' : '#fff');
          };
          const poor = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const text = texts.currentNode, element = text.parentElement;
            if (!text.data.trim() || ['NOSCRIPT', 'SCRIPT', 'OPTION'].includes(element.tagName)) continue;
            const a = luminance(rgba(getComputedStyle(element).color)), b = luminance(behind(element));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) poor.push(`${text.data.trim()} (${element.tagName} ${element.className} ${element.parentElement.className}): ${ratio.toFixed(2)}`);
          }
          return poor;
        }
        """;
}
