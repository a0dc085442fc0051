using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebRiskMapper.Dashboard.Reading;

namespace WebRiskMapper.Dashboard.Pages;

/// <summary>What happened, what was kept and what to try; the API gets the same as a problem document.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public Trouble Trouble { get; private set; } = new(StatusCodes.Status500InternalServerError, "", "", []);

    public IActionResult OnGet(int? status) => Answer(status);

    public IActionResult OnPost(int? status) => Answer(status);

    private IActionResult Answer(int? status)
    {
        var failure = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        var path = failure?.Path ?? HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        Trouble = failure is null ? Trouble.Of(status ?? StatusCodes.Status404NotFound, path) : Trouble.Of(failure.Error);
        Response.StatusCode = Trouble.Status;
        if (path.StartsWith("/api/", StringComparison.OrdinalIgnoreCase))
        {
            var problem = new ProblemDetails { Status = Trouble.Status, Title = Trouble.Title, Detail = $"{Trouble.What} {string.Join(' ', Trouble.Try)}", Instance = path };
            return new ObjectResult(problem) { StatusCode = Trouble.Status, ContentTypes = { "application/problem+json" } };
        }
        return Page();
    }
}
