// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/media/sequenceview.h"
#include "timeline/model/rational.h"

#include <QObject>

#include <memory>
#include <span>
#include <vector>

namespace timeline::media {

// Lowest and highest sample of a stretch, -1…1.
struct Peak {
    float low = 0;
    float high = 0;
    bool operator==(const Peak &) const = default;
};

// The min/max pyramid of one file's sound, all channels mixed; level k holds 256·2^k samples a peak.
// Immutable; any thread.
class Peaks {
public:
    static constexpr int samplesPerPeak = 256;

    Peaks() = default;
    Peaks(int sampleRate, model::Flicks start, std::vector<Peak> base);

    bool isEmpty() const { return m_levels.empty() || m_levels.front().empty(); }
    // The extremes of [range) on the file's own clock; {0, 0} where there is no sound.
    Peak over(model::TimeRange range) const;
    std::span<const Peak> level(std::size_t k) const;
    std::size_t levels() const { return m_levels.size(); }
    int sampleRate() const { return m_sampleRate; }

private:
    int m_sampleRate = 48000;
    model::Flicks m_start{0};
    std::vector<std::vector<Peak>> m_levels;
};

// Blocking; worker thread. `grown` is called now and then with what is there so far.
model::Result<Peaks> readPeaks(const MediaFile &file, const std::function<void(const Peaks &)> &grown = {},
    const model::Progress &progress = {}, const model::CancelToken &cancel = {});

// The sequence's waveform for the timeline: reads each file once, in the background, with a disk cache.
// GUI thread.
class Waveform : public QObject {
    Q_OBJECT

public:
    explicit Waveform(QObject *parent = nullptr);
    ~Waveform() override;

    void setView(ViewPtr view);
    // The extremes of a stretch of sequence time, as the chosen takes sound. Never reads a file.
    Peak over(model::TimeRange range) const;
    bool isComplete() const;

signals:
    void grown();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace timeline::media
