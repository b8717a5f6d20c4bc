// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/exportplan.h"

#include "tests/support/ffmpegtool.h"
#include "tests/support/testsequence.h"
#include "tests/timeline/render/splicefiles.h"
#include "timeline/media/avptr.h"

#include <QTemporaryDir>
#include <QTest>

using namespace timeline;
using render::ExportPlan;
using render::Preset;
using splicefiles::Encode;

namespace {

// The source's own frames laid in as a take, so that something has to be encoded.
media::ViewPtr retaken(const media::MediaFile &file)
{
    return testsupport::withTake(
        testsupport::sequenceOf(file), {file.path, {{40}, {44}}, 40, 0, true, false, {}});
}

ExportPlan planned(const media::MediaFile &file, const QString &suffix)
{
    const auto plan =
        render::planExport(*retaken(file), Preset::MatchSource, QStringLiteral("/x/out.") + suffix);
    if (!plan)
        qFatal("no plan: %s", qPrintable(plan.error().detail));
    return *plan;
}

// Its header says nothing: as of a file that keeps its parameter sets among its pictures.
media::MediaFile withoutHeader(media::MediaFile file)
{
    media::ParametersPtr codec(avcodec_parameters_alloc());
    if (!codec || avcodec_parameters_copy(codec.get(), file.pictureCodec.get()) < 0)
        qFatal("no memory");
    av_freep(&codec->extradata);
    codec->extradata_size = 0;
    file.pictureCodec = std::move(codec);
    return file;
}

} // namespace

class TestSpliceOffer : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeMatchedIsSaidBeforehand_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("reason"); // empty: it is copied
        const auto row = [](const char *name, const char *arguments, const char *suffix,
                             const char *to, const char *reason) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << QString::fromLatin1(suffix)
                                << QString::fromLatin1(to) << QString::fromUtf8(reason);
        };
        row("H.264 of 8 bits is copied", "-c:v libx264 -preset ultrafast -g 24", "mp4", "mov", "");
        row("H.264 of 10 bits 4:2:2 is copied",
            "-c:v libx264 -preset ultrafast -g 24 -pix_fmt yuv422p10le", "mp4", "mp4", "");
        row("frames that may be fields",
            "-c:v libx264 -preset ultrafast -g 24 -x264-params fake-interlaced=1", "mp4", "mp4",
            "the pictures may be interlaced, and what is encoded between them would not be");
        row("RGB in H.264", "-c:v libx264rgb -preset ultrafast -g 24 -pix_fmt rgb24", "mp4", "mp4",
            "the encoder for h264 here (libx264) cannot write pictures in the source's format "
            "(gbrp)");
        row("ProRes of 12 bits", "-c:v prores_ks -profile:v 4444 -pix_fmt yuv444p10le", "mov",
            "mov",
            "the encoder for prores here (prores_ks) cannot write pictures in the source's format "
            "(yuv444p12le)");
        row("DNxHD of a bit rate that is none of its kinds",
            "-s 1280x720 -r 25 -c:v dnxhd -b:v 90M -pix_fmt yuv422p", "mov", "mov",
            "the encoder for dnxhd here (dnxhd) cannot write pictures like the source's "
            "(1280×720, DNXHD)");
        row("PCM in a file that has none", "-c:v libx264 -preset ultrafast -g 24 -c:a pcm_s16le",
            "mov", "mp4", "a file of this kind cannot hold the source's sound (pcm_s16le)");
        row("ProRes in a file that has none",
            "-c:v prores_ks -profile:v 3 -pix_fmt yuv422p10le -c:a aac", "mov", "mp4",
            "a file of this kind cannot hold the source's pictures (prores)");
        row("another kind of file", "-c:v libx264 -preset ultrafast -g 24", "mkv", "mp4",
            "the source is another kind of file, whose pictures and sound this one cannot hold as "
            "they are");
    }

    void whatCannotBeMatchedIsSaidBeforehand()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, suffix);
        QFETCH(QString, to);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        const QByteArray args = arguments.toLatin1(), kind = suffix.toLatin1();
        const QString path =
            splicefiles::madeIn(folder, Encode{"", args.constData(), kind.constData()});
        const ExportPlan plan = planned(testsupport::opened(path), to);
        QCOMPARE(plan.splice.has_value(), reason.isEmpty());
        const QString said =
            QStringLiteral("The whole file is encoded anew, because %1.").arg(reason);
        if (reason.isEmpty())
            QCOMPARE(plan.fallbackReason, QString());
        else
            QVERIFY2(plan.fallbackReason.startsWith(said), qPrintable(plan.fallbackReason));
    }

    void parameterSetsAmongThePicturesAreSaidBeforehand_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::newRow("H.264") << QStringLiteral("-c:v libx264 -preset ultrafast -g 24");
        QTest::newRow("H.265") << QStringLiteral(
            "-c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=24");
    }

    void parameterSetsAmongThePicturesAreSaidBeforehand()
    {
        QFETCH(QString, arguments);
        QTemporaryDir folder;
        const QByteArray args = arguments.toLatin1();
        const media::MediaFile file =
            testsupport::opened(splicefiles::madeIn(folder, Encode{"", args.constData()}));
        QVERIFY(planned(file, QStringLiteral("mp4")).splice);
        const ExportPlan plan = planned(withoutHeader(file), QStringLiteral("mp4"));
        QVERIFY(!plan.splice);
        QCOMPARE(plan.fallbackReason,
            QStringLiteral("The whole file is encoded anew, because the parameter sets of the "
                           "pictures lie among them, where those of a new stretch find no place."));
    }
};

QTEST_GUILESS_MAIN(TestSpliceOffer)
#include "tst_spliceoffer.moc"
