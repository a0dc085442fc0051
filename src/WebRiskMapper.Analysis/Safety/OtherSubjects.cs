using System.Collections.Frozen;
using WebRiskMapper.Analysis.Extraction;

namespace WebRiskMapper.Analysis.Safety;

/// <summary>Whom or what an age may belong to besides the person advertised: her children, her dog, the whisky, the salon.</summary>
internal static class OtherSubjects
{
    /// <summary>A child may be named some words earlier: "My daughter lives with me, she is 16".</summary>
    private const int WordsToChild = 9;

    private const int WordsToThing = 3;
    private const int WordsAfter = 3;

    private static readonly FrozenSet<string> Children = Set(
        "my son|my daughter|my kid|my kids|my child|my children|a son|a daughter|have a kid|have a child|her son|her daughter|our son|our daughter|son|daughter|kids|tochter|sohn|mein kind|kind|kinder|ma fille|mon fils|une fille de|fils|mes enfants|mon enfant|enfant|enfants|hija|hijo|hijos|figlia|figlio|figli|filha|filho|filhos|dochter|zoon|kinderen"
        + "|córka|córkę|córki|syn|syna|dziecko|dzieci|dcera|dceru|dcery|syn|dítě|děti|dcéra|dcéru|dieťa|deti|lányom|fiam|gyerekem|gyermekem|fiica|fiul|fiu|fiică|copil|copilul|copii|дъщеря|син|дете|деца|κόρη|γιος|γιο|παιδί|παιδιά|kızım|oğlum|çocuğum|çocuk|qızım|oğlum|uşağım|қызым|ұлым|балам|дочь|дочка|дочери|дочке|дочку|сын|сыну|сына|ребенок|ребенку|ребенка|дети|донька|дочка|доньці|доньку|сину|сина|дитина|дитині|діти"
        + "|kći|kćer|kćerka|kćerku|ćerka|ćerku|sina|dijete|dete|djeca|deca|кћи|ћерка|ћерку|сина|hči|hčer|hčerka|hčerko|sinova|otrok|otroka|otroci|ќерка|vajza ime|djali im|djalë dhe|bija ime|fëmija im|fëmijë|dotter|min son|en son|barn|datter|søn|sønn|tytär|tyttäreni|tytär|poikani|lapsi|lapseni|lapsia|tütar|poeg|laps|lapsed|meita|dēls|bērns|bērni|dukra|dukrą|sūnus|sūnų|vaikas|vaiką|vaikai"
        + "|ქალიშვილი|შვილი|ვაჟი|დուստր|դուստր|դուստրս|տղաս|որդի|որդիս|երեխա|երեխաս|ابني|ابنتي|ابن|بنتي|בני|בתי|יש לי בת|יש לי בן|ילד|ילדה|बेटा|बेटी|बच्चे|娘|息子|女儿|女兒|儿子|孩子|딸|아들");

    private static readonly FrozenSet<string> Things = Set(
        "dog|dogs|cat|puppy|kitten|horse|hund|katze|pferd|mon chien|ma chatte|chien|perro|perra|gato|gata|cane|gatto|cão|cachorro|hond|poes|pies|psa|kot|kota|kotka|koń|собака|собаке|собаки|собаку|кот|коту|кошка|кошке|пес|псу|пёс|собаці|кіт|коту|куче|кучето|котка|котката|σκύλος|σκύλο|σκύλου|γάτα|köpek|köpeğim|kedim|kutya|kutyám|macska|macskám|câine|câinele|pisică|pisica|psovi|psa|mačka|mačku|mački|pes|psu|kočka|kočce|mačke|кучиња|кучето|мачка|мачку|koira|koirani|kissa|kissani|koer|kass|suns|suņa|kaķis|šuo|šuniui|katė|katei|qeni|macja|hunden|katten|kat|katt|ძაღლი|კატა|շուն|շունս|կատու|itim|pişiyim|итім|мысығым"
        + "|whisky|whiskey|scotch|rum|cognac|wine|wein|vin|vino|viski|виски|віскі|коньяк|вино|car|auto|wagen|voiture|coche|carro|macchina|машина|машине|автомобиль|house|haus|maison|building|gebäude|salon|salón|salón|salone|salão|salonul|salónu|салон|салону|салонът|салонот|σαλόνι|studio|студия|студии|agency|agentur|agence|agencia|agenzia|agência|agencja|agentura|agencija|agenția|агентство|агентству|агенция|агенција|company|firma|firm|entreprise|empresa|website|site|webseite|сайт|сайту|сајт|club|klub|клуб|клубу|hotel|готель|отель|marriage|relationship|ehe|beziehung|mariage|matrimonio|casamento|брак|anniversary|jubiläum|jubiläums|bestehen|anniversaire de|aniversario|anniversario|jubileum|rocznica|výročí|výročie|évforduló|юбилей|ювілей|warranty|garantie|garantía|garanzia|гарантия|гарантії|game|games|spiel|jeu|juego|gioco|jogo|movie|film|кино|игра|игре|гра|guitar|piano|yoga|massage school|schule|diploma");

    /// <summary>Whether the number belongs to one of these. A line in which the person says "I am" before it is not asked.</summary>
    /// <param name="wordsToThing">Words before the number in which a thing may be named; "the salon was born in 2012" has more of them.</param>
    public static bool Own(List<AgeToken> tokens, int at, int wordsToThing = WordsToThing)
    {
        for (var i = at - 1; i >= 0 && i >= at - WordsToChild; i--)
        {
            if (Has(Children, tokens, i) || (i >= at - wordsToThing && Has(Things, tokens, i)))
            {
                return true;
            }
        }

        var words = 0;
        for (var i = at + 1; i < tokens.Count && words < WordsAfter; i++)
        {
            if (tokens[i].IsSign && tokens[i].Word is not ("-" or "‑" or "–"))
            {
                return false;
            }

            words += tokens[i].IsSign ? 0 : 1;
            if (Has(Children, tokens, i) || Has(Things, tokens, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(FrozenSet<string> words, List<AgeToken> tokens, int i) =>
        !tokens[i].IsSign && (words.Contains(tokens[i].Word)
        || (i + 1 < tokens.Count && words.Contains(tokens[i].Word + " " + tokens[i + 1].Word)));

    private static FrozenSet<string> Set(string words) => words.Split('|').Select(FoldedText.Fold).ToFrozenSet(StringComparer.Ordinal);
}
