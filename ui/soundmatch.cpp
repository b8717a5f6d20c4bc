// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/soundmatch.h"

#include "timeline/render/listening.h"

#include <QtConcurrentRun>

#include <utility>

namespace ui {

SoundMatch::SoundMatch(QObject *parent)
    : QObject(parent)
{
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (!m_cancel.isCancelled())
            setGain(m_work.result());
    });
}

SoundMatch::~SoundMatch()
{
    m_cancel.cancel();
    m_work.waitForFinished();
}

void SoundMatch::match(
    const media::ViewPtr &reference, const media::ViewPtr &other, const model::FrameRange &range)
{
    if (m_reference == reference && m_other == other && m_range == range)
        return;
    m_reference = reference;
    m_other = other;
    m_range = range;
    m_cancel.cancel();
    setGain(1);
    if (!reference || !other || reference == other)
        return;
    m_cancel = {};
    m_work.setFuture(QtConcurrent::run([reference, other, range, cancel = m_cancel] {
        return render::listeningGain(reference, other, range, cancel);
    }));
}

void SoundMatch::setGain(double gain)
{
    if (std::exchange(m_gain, gain) != gain)
        emit gainChanged();
}

} // namespace ui
