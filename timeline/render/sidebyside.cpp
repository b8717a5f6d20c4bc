// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/render/sidebyside.h"

#include "timeline/media/pictureplanes.h"
#include "timeline/media/sequencereader.h"
#include "timeline/model/timecode.h"
#include "timeline/render/fullencode.h"
#include "timeline/render/text.h"

#include <QGuiApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace timeline::render {

using media::FramePtr;
using model::FrameNumber;
using model::Result;

namespace {

constexpr int gap = 4;
constexpr QSize mostSize{3840, 2160};
constexpr media::ColorTags screenTags{AVCOL_SPC_RGB, AVCOL_RANGE_JPEG};
constexpr media::ColorTags videoTags{
    AVCOL_SPC_BT709, AVCOL_RANGE_MPEG, AVCOL_PRI_BT709, AVCOL_TRC_BT709};

QString nameOf(const model::Take *take)
{
    return take && !take->isOriginal() ? Text::tr("Take %1").arg(take->number)
                                       : Text::tr("Unchanged");
}

QString nameOfOriginal()
{
    return Text::tr("Original");
}

// Painting text without a QGuiApplication ends the program.
bool canWrite()
{
    return qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr;
}

int even(double value)
{
    return std::max(int(std::lround(value)) & ~1, 2);
}

// With the same clips everywhere showing and sounding their originals.
media::ViewPtr originalOf(const media::ViewPtr &view)
{
    auto plain = std::make_shared<media::SequenceView>(*view);
    for (model::Clip &clip : plain->project.sequence.clips) {
        clip.picture.reset();
        clip.sound.reset();
    }
    return plain;
}

class ReviewPainter {
public:
    ReviewPainter(const media::ViewPtr &view, QSize size)
        : m_view(view)
        , m_layout(reviewLayout(view->project.sequence.format.size))
        , m_canvas(size, QImage::Format_RGB32)
        , m_before(originalOf(view), media::SequenceReader::Use::Playback)
        , m_now(view, media::SequenceReader::Use::Playback)
    {
    }

    Result<FramePtr> paint(FrameNumber n, const model::CancelToken &cancel)
    {
        if (m_canvas.isNull())
            return model::fail(model::Error::Kind::TooLarge);
        m_canvas.fill(QColor(24, 24, 24));
        QPainter painter(&m_canvas);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        for (auto &[reader, place] :
            {std::pair<media::SequenceReader &, QRect>(m_before, m_layout.left),
                std::pair<media::SequenceReader &, QRect>(m_now, m_layout.right)}) {
            const auto image = reader.image(n, place.size(), cancel);
            if (!image)
                return tl::unexpected(image.error());
            painter.drawImage(place, *image);
        }
        if (canWrite())
            paintWords(painter, n);
        painter.end();
        return coded();
    }

private:
    void paintWords(QPainter &painter, FrameNumber n)
    {
        QFont font = painter.font();
        font.setPixelSize(std::max(m_layout.words.height() * 11 / 20, 8));
        painter.setFont(font);
        const int inset = m_layout.words.height() / 3;
        const QRect line = m_layout.words.adjusted(inset, 0, -inset, 0);
        const model::Take *take = m_view->project.findTake(m_view->pictureAt(n).take);
        painter.setPen(QColor(235, 235, 235));
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, nameOfOriginal());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, nameOf(take));
        painter.setPen(QColor(170, 170, 170));
        painter.drawText(line, Qt::AlignCenter,
            QStringLiteral("%1   %2")
                .arg(model::toTimecode(n, m_view->project.sequence.format.rate))
                .arg(qint64(n.value)));
    }

    Result<FramePtr> coded()
    {
        FramePtr picture = media::makeFrame();
        picture->width = m_canvas.width();
        picture->height = m_canvas.height();
        picture->format = AV_PIX_FMT_RGB32;
        picture->data[0] = m_canvas.bits();
        picture->linesize[0] = int(m_canvas.bytesPerLine());
        return m_scaler.convert(*picture, screenTags, m_canvas.size(), AV_PIX_FMT_YUV420P,
            videoTags, media::Scaler::Quality::Encoder);
    }

    media::ViewPtr m_view;
    ReviewLayout m_layout;
    QImage m_canvas;
    media::SequenceReader m_before, m_now;
    media::Scaler m_scaler;
};

} // namespace

ReviewLayout reviewLayout(QSize sequence)
{
    const QSize one = sequence.isEmpty() ? QSize(16, 16) : sequence;
    const auto linesFor = [](double height) { return std::clamp(height / 20, 16.0, 64.0); };
    const double fits = std::min({1.0, (mostSize.width() - gap) / (2.0 * one.width()),
        (mostSize.height() - 64.0) / one.height()});
    const QSize picture(even(one.width() * fits), even(one.height() * fits));
    const int line = even(linesFor(picture.height()));
    ReviewLayout layout;
    layout.left = {{0, 0}, picture};
    layout.right = {{picture.width() + gap, 0}, picture};
    layout.size = {2 * picture.width() + gap, picture.height() + line};
    layout.words = {0, picture.height(), layout.size.width(), line};
    return layout;
}

Result<> writeSideBySide(const media::ViewPtr &view, const ExportPlan &plan, const QString &path,
    const model::Progress &progress, const model::CancelToken &cancel)
{
    ReviewPainter painter(view, plan.size);
    return encodeAll(view, plan, path, progress, cancel,
        [&](FrameNumber n, const model::CancelToken &token) { return painter.paint(n, token); });
}

} // namespace timeline::render
