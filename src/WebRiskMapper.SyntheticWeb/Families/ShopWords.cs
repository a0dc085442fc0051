using WebRiskMapper.SyntheticWeb.Languages;

namespace WebRiskMapper.SyntheticWeb.Families;

/// <summary>What shop software says around a product.</summary>
/// <param name="Rated">Mean of the reviews, as {0}.</param>
internal sealed record ShopWords(string Additional, string Description, string Related, string Sku, string Category, string Book, string Rated, string Sorting, string Quantity, string Recent)
{
    private static readonly IReadOnlyDictionary<string, ShopWords> ByLanguage = Wording.Read(
        """
        en|Additional information|Description|Related products|SKU|Category|Book now|Rated {0} out of 5|Default sorting|Quantity|Recently viewed
        de|Zusätzliche Informationen|Beschreibung|Ähnliche Produkte|Artikelnummer|Kategorie|Jetzt buchen|Bewertet mit {0} von 5|Standardsortierung|Menge|Zuletzt angesehen
        fr|Informations complémentaires|Description|Produits similaires|UGS|Catégorie|Réserver|Note {0} sur 5|Tri par défaut|Quantité|Vus récemment
        es|Información adicional|Descripción|Productos relacionados|SKU|Categoría|Reservar|Valorado con {0} de 5|Orden por defecto|Cantidad|Vistos recientemente
        ru|Детали|Описание|Похожие товары|Артикул|Категория|Забронировать|Оценка {0} из 5|Исходная сортировка|Количество|Вы смотрели
        el|Επιπλέον πληροφορίες|Περιγραφή|Σχετικά προϊόντα|Κωδικός προϊόντος|Κατηγορία|Κράτηση|Βαθμολογήθηκε με {0} από 5|Προεπιλεγμένη ταξινόμηση|Ποσότητα|Είδατε πρόσφατα
        it|Informazioni aggiuntive|Descrizione|Prodotti correlati|COD|Categoria|Prenota|Valutato {0} su 5|Ordinamento predefinito|Quantità|Visti di recente
        pt|Informação adicional|Descrição|Produtos relacionados|REF|Categoria|Reservar|Avaliação {0} de 5|Ordenação padrão|Quantidade|Vistos recentemente
        nl|Extra informatie|Beschrijving|Gerelateerde producten|Artikelnummer|Categorie|Nu boeken|Gewaardeerd {0} uit 5|Standaard sortering|Aantal|Recent bekeken
        pl|Informacje dodatkowe|Opis|Podobne produkty|SKU|Kategoria|Zarezerwuj|Oceniono {0} na 5|Domyślne sortowanie|Ilość|Ostatnio oglądane
        cs|Další informace|Popis|Související produkty|Katalogové číslo|Kategorie|Rezervovat|Hodnocení {0} z 5|Výchozí řazení|Množství|Naposledy zobrazené
        sk|Ďalšie informácie|Popis|Súvisiace produkty|Katalógové číslo|Kategória|Rezervovať|Hodnotenie {0} z 5|Predvolené zoradenie|Množstvo|Naposledy zobrazené
        hu|További információk|Leírás|Kapcsolódó termékek|Cikkszám|Kategória|Foglalás|Értékelés: {0} / 5|Alapértelmezett rendezés|Mennyiség|Legutóbb megtekintett
        ro|Informații suplimentare|Descriere|Produse similare|SKU|Categorie|Rezervă|Evaluat la {0} din 5|Sortare implicită|Cantitate|Vizualizate recent
        bg|Допълнителна информация|Описание|Свързани продукти|Код|Категория|Резервирай|Оценено с {0} от 5|Подреждане по подразбиране|Количество|Последно разгледани
        tr|Ek bilgi|Açıklama|İlgili ürünler|Stok kodu|Kategori|Rezervasyon|5 üzerinden {0} oy aldı|Varsayılan sıralama|Adet|Son görüntülenenler
        uk|Додаткова інформація|Опис|Схожі товари|Артикул|Категорія|Забронювати|Оцінено в {0} з 5|Типове сортування|Кількість|Нещодавно переглянуті
        sr|Dodatne informacije|Opis|Povezani proizvodi|Šifra proizvoda|Kategorija|Rezerviši|Ocenjeno sa {0} od 5|Podrazumevano sortiranje|Količina|Nedavno pregledano
        sv|Ytterligare information|Beskrivning|Relaterade produkter|Artikelnr|Kategori|Boka nu|Betygsatt {0} av 5|Standardsortering|Antal|Senast visade
        fi|Lisätiedot|Kuvaus|Tutustu myös|Tuotetunnus|Osasto|Varaa|Arvostelu tuotteesta: {0} / 5|Oletusjärjestys|Määrä|Viimeksi katsotut
        """,
        w => new ShopWords(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]));

    public static ShopWords Of(SiteLanguage language) => ByLanguage[language.Code];
}
