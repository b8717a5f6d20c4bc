// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/fcpxml.h"

#include "tests/timeline/interchange/fcpxmlchecker.h"
#include "tests/timeline/interchange/handovers.h"

#include <QTest>

using namespace timeline;
using namespace testsupport;
using edit::Part;
using interchange::writeFcpxml;

namespace {

// Each clip of the spine as "offset+duration start name", alternatives of an audition in brackets.
QString spineOf(const FcpxmlChecker &checker)
{
    const auto clip = [&](const XmlElement &e) {
        return QStringLiteral("%1+%2@%3 %4%5")
            .arg(checker.frames(e.at("offset")))
            .arg(checker.frames(e.at("duration")))
            .arg(checker.frames(e.at("start")))
            .arg(e.at("name"),
                e.at("srcEnable").isEmpty() ? QString() : QLatin1Char(' ') + e.at("srcEnable"));
    };
    QStringList words;
    for (const auto &item : checker.spine()->children) {
        if (item->name == QLatin1String("asset-clip")) {
            words << clip(*item);
            continue;
        }
        QStringList takes;
        for (const auto &take : item->children)
            takes << clip(*take);
        words << QStringLiteral("[%1]").arg(takes.join(QLatin1String(" | ")));
    }
    return words.join(QLatin1String(", "));
}

} // namespace

class TestFcpxml : public QObject {
    Q_OBJECT

private slots:
    void takesAreAnAuditionWithThePickFirst()
    {
        const FcpxmlChecker checker(writeFcpxml(handed(retakenAndChosen())), 1, 25);
        QCOMPARE(checker.problems(), QStringList());
        QCOMPARE(spineOf(checker),
            QStringLiteral("0+50@0 film.mp4, "
                           "[50+50@25 take-2.mp4 | 50+50@50 film.mp4 | 50+50@25 take-1.mp4], "
                           "100+150@100 film.mp4"));
        const XmlElement *asset = checker.resources()->children.back().get();
        QCOMPARE(asset->first("media-rep")->at("src"), QStringLiteral("take-2.mp4"));
        QCOMPARE(checker.frames(asset->at("duration")), 100);
        QCOMPARE(asset->at("audioChannels"), QStringLiteral("2"));
    }

    void aTakesPictureCanGoWithTheOriginalsSound()
    {
        const FcpxmlChecker checker(writeFcpxml(handed(retakenAndChosen(Part::Picture))), 1, 25);
        QCOMPARE(checker.problems(), QStringList());
        QVERIFY2(spineOf(checker).contains(QStringLiteral("[50+50@25 take-2.mp4 video | ")),
            qPrintable(spineOf(checker)));
        const XmlElement *pick = checker.spine()->children[1]->children.front().get();
        const XmlElement *sound = pick->first("asset-clip");
        QVERIFY(sound);
        QCOMPARE(sound->at("srcEnable"), QStringLiteral("audio"));
        QCOMPARE(sound->at("lane"), QStringLiteral("-1"));
        QCOMPARE(sound->at("name"), QStringLiteral("film.mp4"));
        QCOMPARE(checker.frames(sound->at("start")), 50);
        QCOMPARE(sound->at("offset"), pick->at("start")); // in the pick's own time
    }

    void timesLieOnFramesAtNtscRates()
    {
        interchange::HandoverOptions options;
        options.dropFrame = true;
        const QByteArray xml =
            writeFcpxml(handed(testsupport::projectOf(1000, {30'000, 1001}), options));
        const FcpxmlChecker checker(xml, 1001, 30'000);
        QCOMPARE(checker.problems(), QStringList());
        QCOMPARE(spineOf(checker), QStringLiteral("0+1000@0 film.mp4"));
        QVERIFY(xml.contains("frameDuration=\"1001/30000s\""));
        QVERIFY(xml.contains("tcFormat=\"DF\""));
        // And the checker knows a time that does not.
        QVERIFY(!FcpxmlChecker(xml, 1, 25).problems().isEmpty());
    }

    // A constant rate that editors do not know is not made another one: the file would be retimed.
    void aConstantRateStaysItsOwn()
    {
        for (const std::int64_t rate : {10, 12, 15, 20, 90}) {
            const auto made = handed(testsupport::projectOf(4 * rate, {rate, 1}));
            QCOMPARE(made.rate, (model::Rational{rate, 1}));
            QCOMPARE(made.files.front().rate, made.rate);
            const QByteArray xml = writeFcpxml(made);
            const FcpxmlChecker checker(xml, 1, rate);
            QCOMPARE(checker.problems(), QStringList());
            QCOMPARE(checker.frames(checker.spine()->children.front()->at("duration")), 4 * rate);
            QVERIFY(xml.contains("frameDuration=\"1/" + QByteArray::number(rate) + "s\""));
            QVERIFY(!xml.contains("conform-rate"));
        }
    }

    void aTakeOfAnotherRateSaysSo()
    {
        Retaken built = retakenAndChosen();
        built.project.media[2].info.video.frameRate = {24, 1};
        const QByteArray xml = writeFcpxml(handed(built));
        const FcpxmlChecker checker(xml, 1, 25);
        QCOMPARE(checker.problems(), QStringList());
        QVERIFY(xml.contains("<conform-rate scaleEnabled=\"0\" srcFrameRate=\"24\"/>"));
    }

    void oddNamesStayWellFormed()
    {
        Retaken built = retakenAndChosen();
        built.project.media[0].path = QStringLiteral("/x/<50% & #1> \"ü\"\n\x01.mov");
        const FcpxmlChecker checker(writeFcpxml(handed(built)), 1, 25);
        QCOMPARE(checker.problems(), QStringList());
        for (const auto &asset : checker.resources()->children) {
            if (asset->at("id") == QLatin1String("a1"))
                QCOMPARE(QUrl(asset->first("media-rep")->at("src")).toLocalFile(),
                    built.project.media[0].path);
        }
    }

    void theCheckerSeesWhatIsWrong()
    {
        const QByteArray good = writeFcpxml(handed(retakenAndChosen()));
        const auto wrong = [&](const char *from, const char *to) {
            QByteArray bad = good;
            bad.replace(from, to);
            return bad != good && !FcpxmlChecker(bad, 1, 25).problems().isEmpty();
        };
        QVERIFY(wrong("ref=\"a2\"", "ref=\"a9\""));
        QVERIFY(wrong("format=\"f1\"", "format=\"f9\""));
        QVERIFY(wrong("src=\"take-1.mp4\"", "source=\"take-1.mp4\""));
        QVERIFY(wrong("tcFormat=\"NDF\"", "tcFormat=\"none\""));
        QVERIFY(wrong("<spine>", "<spines>"));
        QVERIFY(wrong("start=\"2s\"", "start=\"1/7s\""));
    }
};

QTEST_GUILESS_MAIN(TestFcpxml)
#include "tst_fcpxml.moc"
