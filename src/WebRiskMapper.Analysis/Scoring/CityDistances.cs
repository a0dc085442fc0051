using System.Globalization;

namespace WebRiskMapper.Analysis.Scoring;

/// <summary>Great-circle distances between cities of <c>seeds/reference/cities.csv</c>.</summary>
public sealed class CityDistances
{
    public const string Path = "seeds/reference/cities.csv";

    private const double EarthRadiusKilometres = 6371;

    private readonly Dictionary<int, (double Latitude, double Longitude)> _radians;

    private CityDistances(Dictionary<int, (double, double)> radians) => _radians = radians;

    /// <summary>Knows no city.</summary>
    public static CityDistances None { get; } = new([]);

    /// <exception cref="InvalidDataException">A line is malformed; the message names it.</exception>
    public static CityDistances Load(ModelFiles files)
    {
        var radians = new Dictionary<int, (double, double)>();
        var line = 0;
        foreach (var text in files.Text(Path).Split('\n').Select(t => t.TrimEnd('\r')))
        {
            line++;
            if (line == 1 || text.Length == 0)
            {
                continue;
            }

            // The id is first and the coordinates are last, so a quoted city name with a comma does no harm.
            var fields = text.Split(',');
            if (fields.Length < 7
                || !int.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                || !double.TryParse(fields[^2], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
                || !double.TryParse(fields[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude))
            {
                throw new InvalidDataException($"{Path}, line {line}: expected geonames_id first and latitude,longitude last.");
            }

            radians[id] = (double.DegreesToRadians(latitude), double.DegreesToRadians(longitude));
        }

        return new CityDistances(radians);
    }

    /// <summary>Kilometres by the haversine formula, or null when either city is unknown.</summary>
    public double? Kilometres(int cityA, int cityB)
    {
        if (!_radians.TryGetValue(cityA, out var a) || !_radians.TryGetValue(cityB, out var b))
        {
            return null;
        }

        var h = Math.Pow(Math.Sin((b.Latitude - a.Latitude) / 2), 2)
            + Math.Cos(a.Latitude) * Math.Cos(b.Latitude) * Math.Pow(Math.Sin((b.Longitude - a.Longitude) / 2), 2);
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
