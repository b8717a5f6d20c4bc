// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/interchange/otio.h"

#include "tests/timeline/interchange/handovers.h"
#include "tests/timeline/interchange/otiochecker.h"

#include <QTest>

using namespace timeline;
using namespace testsupport;
using edit::Part;
using interchange::writeOtio;

namespace {

const QString video = QStringLiteral("Video"), audio = QStringLiteral("Audio");

QString activeKeys(const QJsonArray &children)
{
    QStringList keys;
    for (const auto &child : children)
        keys << child[QStringLiteral("active_media_reference_key")].toString(QStringLiteral("gap"));
    return keys.join(QLatin1Char(' '));
}

QJsonObject referencesOf(const QJsonArray &children, int i)
{
    return children[i][QStringLiteral("media_references")].toObject();
}

double valueOf(const QJsonValue &range, const char *part)
{
    return range[QLatin1String(part)][QStringLiteral("value")].toDouble(-1);
}

QByteArray without(QByteArray json, const char *field)
{
    return json.replace(QByteArray(field), QByteArray("gone"));
}

} // namespace

class TestOtio : public QObject {
    Q_OBJECT

private slots:
    void everyTakeStandsInItsClip()
    {
        const OtioChecker checker(writeOtio(handed(retakenAndChosen())));
        QCOMPARE(checker.problems(), QStringList());
        const QJsonArray clips = checker.children(video);
        QCOMPARE(activeKeys(clips), QStringLiteral("original take-2 original"));
        QCOMPARE(activeKeys(checker.children(audio)), activeKeys(clips));
        const QJsonObject takes = referencesOf(clips, 1);
        QCOMPARE(takes.keys(),
            (QStringList{
                QStringLiteral("original"), QStringLiteral("take-1"), QStringLiteral("take-2")}));
        QCOMPARE(referencesOf(clips, 0).keys(), QStringList{QStringLiteral("original")});
        const QJsonValue source = clips[1][QStringLiteral("source_range")];
        QCOMPARE(valueOf(source, "start_time"), 50.0);
        QCOMPARE(valueOf(source, "duration"), 50.0);
        // The file begins a second before the range: at media frame 25.
        const QJsonValue take = takes[QStringLiteral("take-2")];
        QCOMPARE(valueOf(take[QStringLiteral("available_range")], "start_time"), 25.0);
        QCOMPARE(valueOf(take[QStringLiteral("available_range")], "duration"), 100.0);
        QCOMPARE(take[QStringLiteral("target_url")].toString(), QStringLiteral("take-2.mp4"));
        // Programs that relink do so by name.
        QCOMPARE(clips[1][QStringLiteral("name")].toString(), QStringLiteral("take-2.mp4"));
        const QJsonValue facts = takes[QStringLiteral("take-1")][QStringLiteral("metadata")]
                                      [QStringLiteral("retake_studio")];
        QCOMPARE(facts[QStringLiteral("prompt")].toString(), QStringLiteral("rain, \"heavy\""));
        QCOMPARE(facts[QStringLiteral("job_id")].toString(), QStringLiteral("job-7"));
    }

    void crossfadesAreTransitions()
    {
        const auto offsets = [](const QJsonValue &transition) {
            return QStringLiteral("%1 %2+%3")
                .arg(transition[QStringLiteral("transition_type")].toString())
                .arg(transition[QStringLiteral("in_offset")][QStringLiteral("value")].toInt())
                .arg(transition[QStringLiteral("out_offset")][QStringLiteral("value")].toInt());
        };
        const OtioChecker checker(writeOtio(handed(crossfaded(Part::Picture))));
        QCOMPARE(checker.problems(), QStringList());
        const QJsonArray items = checker.children(video);
        QCOMPARE(items.size(), 5);
        QCOMPARE(offsets(items[1]), QStringLiteral("SMPTE_Dissolve 5+5"));
        QCOMPARE(offsets(items[3]), QStringLiteral("SMPTE_Dissolve 6+6"));
        // The clips keep their ranges; sound that goes on is not mixed with itself.
        QCOMPARE(valueOf(items[2][QStringLiteral("source_range")], "duration"), 50.0);
        QCOMPARE(checker.children(audio).size(), 3);
        const OtioChecker both(writeOtio(handed(crossfaded())));
        QCOMPARE(both.problems(), QStringList());
        QCOMPARE(both.children(audio).size(), 5);
    }

    void soundIsATrackOfItsOwn()
    {
        const OtioChecker checker(writeOtio(handed(retakenAndChosen(Part::Sound))));
        QCOMPARE(checker.problems(), QStringList());
        QCOMPARE(activeKeys(checker.children(video)), QStringLiteral("original original original"));
        QCOMPARE(activeKeys(checker.children(audio)), QStringLiteral("original take-2 original"));
        // A silent original whose take is heard.
        Retaken silent = retakenAndChosen();
        silent.project.media.front().info.audio.clear();
        const OtioChecker gaps(writeOtio(handed(silent)));
        QCOMPARE(gaps.problems(), QStringList());
        QCOMPARE(activeKeys(gaps.children(audio)), QStringLiteral("gap take-2 gap"));
        QCOMPARE(referencesOf(gaps.children(audio), 1).keys(),
            (QStringList{QStringLiteral("take-1"), QStringLiteral("take-2")}));
        for (model::Media &media : silent.project.media)
            media.info.audio.clear();
        const OtioChecker mute(writeOtio(handed(silent)));
        QCOMPARE(mute.problems(), QStringList());
        QCOMPARE(mute.children(audio), QJsonArray());
    }

    void promptsCanBeLeftOut()
    {
        interchange::HandoverOptions options;
        options.withPrompts = false;
        const QByteArray json = writeOtio(handed(retaken(), options));
        QCOMPARE(OtioChecker(json).problems(), QStringList());
        QVERIFY(!json.contains("rain"));
        QVERIFY(!json.contains("mother"));
        QVERIFY(json.contains("job-7"));
    }

    void oddNamesAndTimecodesAreHandedOver()
    {
        Retaken built = retakenAndChosen();
        built.project.media[0].path = QStringLiteral("/elsewhere/50% #1 \"ü\"\n.mov");
        built.project.media[0].info.timecode = QStringLiteral("10:00:00:00");
        const OtioChecker checker(writeOtio(handed(built)));
        QCOMPARE(checker.problems(), QStringList());
        const QJsonArray clips = checker.children(video);
        const QJsonValue original = referencesOf(clips, 1)[QStringLiteral("original")];
        QCOMPARE(QUrl(original[QStringLiteral("target_url")].toString()).toLocalFile(),
            built.project.media[0].path);
        QCOMPARE(valueOf(original[QStringLiteral("available_range")], "start_time"), 900'000.0);
        QCOMPARE(valueOf(clips[1][QStringLiteral("source_range")], "start_time"), 900'050.0);
    }

    void theCheckerSeesWhatIsMissing()
    {
        const QByteArray good = writeOtio(handed(retakenAndChosen()));
        for (const char *field : {"Clip.2", "media_references", "active_media_reference_key",
                 "available_range", "target_url", "\"kind\"", "children", "\"tracks\": {",
                 "source_range", "RationalTime.1", "\"value\""})
            QVERIFY2(!OtioChecker(without(good, field)).problems().isEmpty(), field);
        QByteArray wrong = good;
        wrong.replace("\"active_media_reference_key\": \"take-2\"",
            "\"active_media_reference_key\": \"take-9\"");
        QVERIFY(wrong != good && !OtioChecker(wrong).problems().isEmpty());
        QVERIFY(!OtioChecker("[]").problems().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestOtio)
#include "tst_otio.moc"
