// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/support/ffmpegtool.h"
#include "tests/support/testmedia.h"
#include "tests/support/testsequence.h"
#include "timeline/render/verify.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>

using namespace timeline;
using model::FrameRange;
using render::Check;
using render::Report;

namespace {

Check checkOf(const Report &report, const char *name)
{
    const auto found = std::ranges::find(report.checks, QString::fromLatin1(name), &Check::name);
    return found == report.checks.end() ? Check{QStringLiteral("none"), false, 0} : *found;
}

QStringList names(const Report &report)
{
    QStringList list;
    for (const Check &c : report.checks)
        list.append(c.name);
    return list;
}

} // namespace

class TestVerify : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aCopyIsIdentical_data();
    void aCopyIsIdentical();
    void aFullEncodeSaysSo();
    void aPoorEncodeFails();
    void aChangeInsideTheRangeIsWanted();
    void aChangeOutsideTheRangeFails();
    void missingFramesFail();
    void shiftedTimesFail();
    void anotherPixelFormatIsCloseButNotIdentical();
    void aFileOfDamagedPicturesFails();
    void theReportHasTheKeysOfTheContract();
    void cancelIsAnError();
    void aSourceThatChangedIsSaid();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    // FFmpeg from the base to a new file.
    QString made(const char *name, const char *arguments) const;
    QString drawnOn(const char *name, int begin) const; // from this frame to 59
    Report verified(const QString &out, std::optional<FrameRange> range = {}) const;

    QTemporaryDir m_folder;
    QString m_base; // 100 frames at 25/s, a key frame every 25
};

void TestVerify::initTestCase()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("verified");
    m_base = testsupport::make(spec);
}

QString TestVerify::made(const char *name, const char *arguments) const
{
    const QString out = path(name);
    testsupport::runFfmpeg(arguments, m_base, out);
    return out;
}

QString TestVerify::drawnOn(const char *name, int begin) const
{
    // Lossless, so that what is not drawn on stays the same bits though no packet does.
    const QString arguments = QStringLiteral(
        "-vf drawbox=x=60:y=50:w=200:h=80:color=red:t=fill:enable='between(n\\,%1\\,59)' "
        "-c:v libx264 -preset ultrafast -qp 0 -c:a copy");
    return made(name, qPrintable(arguments.arg(begin)));
}

Report TestVerify::verified(const QString &out, std::optional<FrameRange> range) const
{
    render::WantedRanges wanted;
    if (range)
        wanted = {*range};
    auto report = render::verify(testsupport::opened(m_base), testsupport::opened(out), wanted);
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return *report;
}

void TestVerify::aCopyIsIdentical_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("in MP4") << QStringLiteral("copy.mp4");
    QTest::newRow("in MOV") << QStringLiteral("copy.mov");
    QTest::newRow("in Matroska, whose times are milliseconds") << QStringLiteral("copy.mkv");
}

void TestVerify::aCopyIsIdentical()
{
    QFETCH(QString, name);
    const Report report =
        verified(made(qPrintable(name), "-map 0 -c copy"), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.frames, 100);
    QCOMPARE(report.identical, 100);
    QCOMPARE(report.decoded, 100);
    QCOMPARE(report.reencoded, std::vector<FrameRange>());
    QCOMPARE(report.packetsCopied, 100);
    QCOMPARE(report.packetsReencoded, 0);
    QVERIFY(report.soundCopied > 180);
    QCOMPARE(report.soundReencoded, 0);
    QVERIFY(!report.fallback);
    QCOMPARE(names(report),
        (QStringList{QStringLiteral("frame-count"), QStringLiteral("timestamps"),
            QStringLiteral("decodes"), QStringLiteral("tracks"), QStringLiteral("headers"),
            QStringLiteral("chapters"), QStringLiteral("outside-range"),
            QStringLiteral("sound-outside")}));
}

void TestVerify::aFullEncodeSaysSo()
{
    const Report report = verified(
        made("full.mp4", "-c:v libx264 -preset ultrafast -crf 6 -c:a aac"), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.frames, 100);
    QVERIFY(report.identical < 100);
    QCOMPARE(report.packetsCopied, 0);
    QCOMPARE(report.packetsReencoded, 100);
    QVERIFY(report.soundReencoded > 0);
    QVERIFY(report.fallback && report.fallback->contains(QLatin1String("full encode")));
    const Check outside = checkOf(report, "outside-range");
    QVERIFY2(outside.ok && outside.value >= 40 && outside.value < 100,
        qPrintable(QString::number(outside.value)));
}

void TestVerify::aPoorEncodeFails()
{
    const Report report =
        verified(made("poor.mp4", "-c:v libx264 -preset ultrafast -crf 48 -c:a copy"),
            FrameRange{{30}, {60}});
    QVERIFY(!report.ok);
    QVERIFY(!checkOf(report, "outside-range").ok);
    QVERIFY(checkOf(report, "outside-range").value < 40);
    QVERIFY(report.soundCopied > 180);
    QCOMPARE(report.soundReencoded, 0);
}

void TestVerify::aChangeInsideTheRangeIsWanted()
{
    const Report report = verified(drawnOn("inside.mp4", 30), FrameRange{{30}, {60}});
    QVERIFY(report.ok);
    QCOMPARE(report.identical, 70);
    QCOMPARE(report.reencoded, (std::vector<FrameRange>{{{30}, {60}}}));
    QCOMPARE(checkOf(report, "outside-range").value, 999.0);
}

void TestVerify::aChangeOutsideTheRangeFails()
{
    const Report report = verified(drawnOn("outside.mp4", 28), FrameRange{{30}, {60}});
    QVERIFY(!report.ok);
    QCOMPARE(report.reencoded, (std::vector<FrameRange>{{{28}, {60}}}));
    QVERIFY(!checkOf(report, "outside-range").ok);
}

void TestVerify::missingFramesFail()
{
    const Report report = verified(made("short.mp4", "-frames:v 97 -c copy"));
    QVERIFY(!report.ok);
    QCOMPARE(checkOf(report, "frame-count"), (Check{QStringLiteral("frame-count"), false, -3}));
    QCOMPARE(names(report).size(), 6); // no range, nothing is outside it
}

void TestVerify::shiftedTimesFail()
{
    const Report report = verified(made("late.mp4",
        "-vf setpts='PTS+gte(N\\,50)*0.04/TB' -fps_mode passthrough -c:v libx264 -preset "
        "ultrafast"));
    const Check times = checkOf(report, "timestamps");
    QVERIFY(!report.ok && !times.ok);
    QVERIFY2(std::abs(times.value - 0.04) < 0.001, qPrintable(QString::number(times.value)));
}

void TestVerify::anotherPixelFormatIsCloseButNotIdentical()
{
    const Report report = verified(
        made("deep.mp4", "-c:v libx264 -preset ultrafast -qp 4 -pix_fmt yuv422p -c:a copy"),
        FrameRange{{30}, {60}});
    QCOMPARE(report.identical, 0);
    QVERIFY2(report.ok, qPrintable(QString::number(checkOf(report, "outside-range").value)));
}

void TestVerify::aFileOfDamagedPicturesFails()
{
    QFile base(m_base);
    QVERIFY(base.open(QIODevice::ReadOnly));
    QByteArray bytes = base.readAll();
    const media::MediaFile file = testsupport::opened(m_base);
    // The payload of three pictures in the middle is wiped out; the tables stay.
    for (const int n : {50, 51, 52}) {
        const model::FrameEntry &e = file.index->at({n});
        bytes.replace(e.position, e.size, QByteArray(e.size, '\0'));
    }
    QFile damaged(path("damaged.mp4"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(bytes);
    damaged.close();
    const auto out = media::openMedia(damaged.fileName());
    QVERIFY(out);
    const auto report = render::verify(file, *out, {{FrameRange{{10}, {20}}}});
    QVERIFY(report);
    QVERIFY(!report->ok);
    QCOMPARE(report->packetsReencoded, 3);
    QCOMPARE(report->packetsCopied, 97);
    QVERIFY(report->identical >= 50 && report->identical < 98);
}

void TestVerify::theReportHasTheKeysOfTheContract()
{
    Report report;
    report.ok = true;
    report.frames = 14400;
    report.identical = 14212;
    report.reencoded = {{{3402}, {3590}}};
    report.packetsCopied = 14212;
    report.packetsReencoded = 188;
    report.soundCopied = 5;
    report.soundReencoded = 6;
    report.checks = {{QStringLiteral("frame-count"), true, 0}};
    QJsonObject json = render::toJson(report);
    QCOMPARE(json.keys(),
        (QStringList{QStringLiteral("checks"), QStringLiteral("decoded"),
            QStringLiteral("fallback"), QStringLiteral("frames"), QStringLiteral("identical"),
            QStringLiteral("ok"), QStringLiteral("packets"), QStringLiteral("reencoded"),
            QStringLiteral("sound"), QStringLiteral("tracks")}));
    QCOMPARE(json[QStringLiteral("reencoded")], QJsonValue(QJsonArray{QJsonArray{3402, 3590}}));
    QVERIFY(json[QStringLiteral("fallback")].isNull());
    QCOMPARE(json[QStringLiteral("packets")],
        QJsonValue(
            QJsonObject{{QStringLiteral("copied"), 14212}, {QStringLiteral("reencoded"), 188}}));
    report.fallback = QStringLiteral("because");
    QCOMPARE(
        render::toJson(report)[QStringLiteral("fallback")], QJsonValue(QStringLiteral("because")));
}

void TestVerify::cancelIsAnError()
{
    model::CancelToken cancel;
    const media::MediaFile file = testsupport::opened(m_base);
    const auto report = render::verify(
        file, file, {}, [&](double) { cancel.cancel(); }, cancel);
    QVERIFY(!report);
    QCOMPARE(report.error().kind, model::Error::Kind::Cancelled);
}

void TestVerify::aSourceThatChangedIsSaid()
{
    const QString base = path("changing.mp4");
    QVERIFY(QFile::copy(m_base, base));
    const media::MediaFile file = testsupport::opened(base);
    QFile changed(base);
    QVERIFY(changed.open(QIODevice::Append));
    changed.write("more");
    changed.close();
    const auto report = render::verify(file, testsupport::opened(m_base), {});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, model::Error::Kind::SourceChanged);
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
