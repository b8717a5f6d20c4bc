// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/model/mediainfo.h"
#include "timeline/model/windowplan.h"
#include "ui/values.h"

#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

class PromptEdit;
class RangeFields;

// Where a retake is put together: range, words, what is replaced, what will be sent and lost, and
// the one button that spends, which names its price. Shows what it is given and sends intentions
// out; it neither plans nor sends. GUI thread.
class RetakePanel : public QWidget {
    Q_OBJECT

public:
    explicit RetakePanel(QWidget *parent = nullptr);

    // Frames and rate for the time fields; null: nothing is open.
    void setGrid(std::shared_ptr<const model::FrameGrid> grid, model::Rational rate);
    void setRange(std::optional<model::FrameRange> range);
    // What would be sent for the range; none: it cannot be planned. `sentences` stand beside the
    // plan's own. `pieces`: into how many ranges a range over the cap would have to be split.
    void setPlan(
        std::optional<model::WindowPlan> plan, const QStringList &sentences = {}, int pieces = 0);
    void setFitness(const model::ServiceFitness &fitness);
    void setService(const ServiceInfo &service);
    void setCanLook(bool can); // at what would be sent
    void setDraft(const RetakeDraft &draft); // a retake to be done again, say

    RetakeDraft draft() const; // an empty range when none is chosen
    void focusPrompt();

signals:
    void retakeRequested(const ui::RetakeDraft &draft);
    void draftChanged(const ui::RetakeDraft &draft); // mode, context, takes: plan again
    void rangeEdited(timeline::model::FrameRange range); // typed
    void splitRequested(timeline::model::FrameRange range);
    void lookRequested(); // at what would be sent
    void saveRequested(); // of what would be sent, as a file

private:
    QWidget *createLook();
    QWidget *createModes();
    void setUpContext();
    void setUpTakes();
    QWidget *createNumbers();
    QWidget *createFooter();
    void createContent(QVBoxLayout *rows);
    void connectAll();
    void refresh();
    QString sendText() const;
    QStringList sentences() const;
    void request();

    RangeFields *m_range;
    PromptEdit *m_prompt;
    QButtonGroup *m_modes;
    QDoubleSpinBox *m_context;
    QSpinBox *m_takes;
    QLabel *m_send;
    QPushButton *m_look;
    QPushButton *m_save;
    QLabel *m_notes;
    QPushButton *m_split;
    QPushButton *m_retake;
    QLabel *m_reason;
    QLabel *m_serviceLine;

    bool m_open = false;
    std::optional<model::WindowPlan> m_plan;
    QStringList m_sentences;
    int m_pieces = 0;
    model::ServiceFitness m_fitness;
    ServiceInfo m_service;
};

} // namespace ui
