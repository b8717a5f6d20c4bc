// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exporter.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace timeline;
using render::ExportPlan;
using render::Preset;
using splicefiles::Encode;
using splicefiles::encodes;

namespace {

// As ExportPlan::estimatedBytes has it.
constexpr double ofCopy = 1.25, ofFullEncode = 2.5;

const Encode &encodeCalled(const char *name)
{
    const auto found = std::ranges::find_if(
        encodes, [&](const Encode &each) { return QByteArray(each.name) == name; });
    if (found == encodes.end())
        qFatal("no such encode: %s", name);
    return *found;
}

// What was expected over what came of it.
double ratio(const media::ViewPtr &view, const ExportPlan &plan, const QString &path)
{
    const auto done = render::runExport(view, plan, path);
    if (!done || !done->why.isEmpty())
        qFatal("not written as planned");
    return double(plan.estimatedBytes) / double(QFileInfo(path).size());
}

} // namespace

class TestEstimate : public QObject {
    Q_OBJECT

private slots:
    void theSizeIsKnownBeforehand_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("filter");
        for (const char *name : {"H.264 closed GOPs", "H.264 with open GOPs", "H.264 10-bit",
                 "H.264 in Matroska", "H.265 closed GOPs", "ProRes", "Motion JPEG", "DNxHR",
                 "VP9 in MP4", "AV1 in Matroska"}) {
            QTest::addRow("%s, noisy", name) << QByteArray(name) << QByteArray();
            QTest::addRow("%s, soft and grey", name)
                << QByteArray(name) << QByteArray(" -vf hue=s=0,avgblur=3");
        }
    }

    void theSizeIsKnownBeforehand()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, filter);
        const QTemporaryDir folder;
        Encode encode = encodeCalled(name.constData());
        const QByteArray args = encode.args + filter;
        encode.args = args.constData();
        const QString source = splicefiles::madeIn(folder, encode);
        const QString take = folder.filePath(QStringLiteral("take.mp4"));
        testsupport::runFfmpeg(
            testsupport::words("-f lavfi -i mandelbrot=s=640x360:r=25 -frames:v 60 -c:v libx264 "
                               "-preset ultrafast -pix_fmt yuv420p")
            << take);
        const auto view = testsupport::withTake(
            testsupport::openSequence(source), {take, {{30}, {36}}, 5, 0, true, false, {}});
        const QString out = folder.filePath(QStringLiteral("out.") + QLatin1String(encode.suffix));
        const auto copy = render::planExport(*view, Preset::MatchSource, out);
        QVERIFY(copy && copy->splice);
        const double copied = ratio(view, *copy, out);
        QVERIFY2(copied < ofCopy && copied > 1 / ofCopy, qPrintable(QString::number(copied)));
        const auto anew = render::planFullEncode(*view, Preset::MatchSource, out, {});
        QVERIFY(anew);
        const double encoded = ratio(view, *anew, out);
        QVERIFY2(encoded < ofFullEncode && encoded > 1 / ofFullEncode,
            qPrintable(QString::number(encoded)));
    }

    void everyPresetSaysItsSize_data()
    {
        QTest::addColumn<Preset>("preset");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("H.264") << Preset::H264 << QStringLiteral("mp4");
        QTest::newRow("H.265") << Preset::Hevc << QStringLiteral("mp4");
        QTest::newRow("ProRes") << Preset::ProRes << QStringLiteral("mov");
        QTest::newRow("VP9") << Preset::Vp9 << QStringLiteral("webm");
        QTest::newRow("AV1") << Preset::Av1 << QStringLiteral("mp4");
        QTest::newRow("for review") << Preset::SideBySide << QStringLiteral("mp4");
    }

    void everyPresetSaysItsSize()
    {
        QFETCH(Preset, preset);
        QFETCH(QString, suffix);
        const QTemporaryDir folder;
        const auto view = testsupport::openSequence(
            splicefiles::madeIn(folder, encodeCalled("H.264 closed GOPs")));
        const QString out = folder.filePath(QStringLiteral("out.") + suffix);
        const auto plan = render::planExport(*view, preset, out);
        QVERIFY(plan && !plan->splice);
        const double encoded = ratio(view, *plan, out);
        QVERIFY2(encoded < ofFullEncode && encoded > 1 / ofFullEncode,
            qPrintable(QString::number(encoded)));
    }
};

QTEST_MAIN(TestEstimate)
#include "tst_estimate.moc"
